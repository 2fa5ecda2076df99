def include_object(object, name, type_, reflected, compare_to):
    if type_ == "column" and name == "a":
        assert not reflected and compare_to.type.length == 5
    return type_ != "index"


options = {"include_object": include_object}
