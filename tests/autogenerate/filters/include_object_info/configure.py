def include_object(object, name, type_, reflected, compare_to):
    if type_ == "table":
        return not object.info.get("is_view", False)
    return not (type_ == "column" and object.info.get("skip"))


options = {"include_object": include_object}
