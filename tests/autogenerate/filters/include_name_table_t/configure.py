def include_name(name, type_, parent_names):
    return (type_, name) != ("table", "t")


options = {"include_name": include_name}
