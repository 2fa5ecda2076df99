def include_object(object, name, type_, reflected, compare_to):
    return (type_, name, reflected) != ("table", "t", False)


options = {"include_object": include_object}
