def include_name(name, type_, parent_names):
    return type_ != "schema" or name in (None, "billing")


def include_object(obj, name, type_, reflected, compare_to):
    if type_ == "table" and name in {"spatial_ref_sys", "geometry_columns"}:
        return False
    if type_ == "column" and obj.info.get("internal"):
        return False
    return not (type_ == "index" and reflected and name.startswith("manual_"))


options = {
    "include_schemas": True,
    "include_name": include_name,
    "include_object": include_object,
    "compare_server_default": True,
}
