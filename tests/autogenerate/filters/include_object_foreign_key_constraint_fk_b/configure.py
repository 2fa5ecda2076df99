def include_object(object, name, type_, reflected, compare_to):
    return (type_, name, reflected) != ("foreign_key_constraint", "fk_b", True)


options = {"include_object": include_object}
