def include_name(name, type_, parent_names):
    return (type_, name) != ("column", "b")


options = {"include_name": include_name}
