options = {"include_schemas": True, "version_table_schema": "s"}
