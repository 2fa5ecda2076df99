def include_object(object, name, type_, reflected, compare_to):
    return (type_, name, reflected) != ("table", "new", False)


options = {"include_object": include_object}
