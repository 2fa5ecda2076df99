def include_object(object, name, type_, reflected, compare_to):
    return (type_, name, reflected) != ("unique_constraint", "uq_b", True)


options = {"include_object": include_object}
