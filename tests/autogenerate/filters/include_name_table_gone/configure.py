def include_name(name, type_, parent_names):
    return (type_, name) != ("table", "gone")


options = {"include_name": include_name}
