def include_name(name, type_, parent_names):
    if type_ == "table":
        assert set(parent_names) == {"schema_name", "schema_qualified_table_name"}, parent_names
        return name == parent_names["schema_qualified_table_name"]
    if type_ == "column":
        return parent_names["table_name"] == "t" and name != "b"
    return False


options = {"include_name": include_name}
