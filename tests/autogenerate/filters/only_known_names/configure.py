from models import metadata


def include_name(name, type_, parent_names):
    if type_ == "table":
        return parent_names["schema_qualified_table_name"] in metadata.tables
    return True


options = {"include_name": include_name}
