def include_name(name, type_, parent_names):
    return (type_, name) != ("unique_constraint", "uq_b")


options = {"include_name": include_name}
