def include_name(name, type_, parent_names):
    return (type_, name) != ("index", "ix_a")


options = {"include_name": include_name}
