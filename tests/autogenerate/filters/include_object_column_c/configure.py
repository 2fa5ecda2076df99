def include_object(object, name, type_, reflected, compare_to):
    return (type_, name, reflected) != ("column", "c", False)


options = {"include_object": include_object}
