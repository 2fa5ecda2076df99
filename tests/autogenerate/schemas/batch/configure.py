options = {"include_schemas": True, "render_as_batch": True}
