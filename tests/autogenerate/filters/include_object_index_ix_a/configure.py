def include_object(object, name, type_, reflected, compare_to):
    return (type_, name, reflected) != ("index", "ix_a", True)


options = {"include_object": include_object}
