def include_object(object, name, type_, reflected, compare_to):
    return name != "left_out"


options = {"include_object": include_object}
