def include_name(name, type_, parent_names):
    if type_ == "schema":
        return name in ("s", None)
    return True


options = {"include_schemas": True, "include_name": include_name}
