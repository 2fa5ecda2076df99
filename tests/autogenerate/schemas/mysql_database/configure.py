def include_name(name, type_, parent_names):
    return type_ != "schema" or name is None


options = {"include_schemas": True, "include_name": include_name}
