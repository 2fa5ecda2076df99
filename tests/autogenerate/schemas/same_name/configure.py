options = {"include_schemas": True}
