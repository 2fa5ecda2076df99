def include_name(name, type_, parent_names):
    return (type_, name) != ("foreign_key_constraint", "fk_b")


options = {"include_name": include_name}
