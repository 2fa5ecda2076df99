def compare(
    context, inspected_column, metadata_column, inspected_default, metadata_default, rendered_default
):
    assert metadata_default.arg in ("x", "y"), metadata_default
    assert metadata_default.arg in rendered_default, rendered_default
    return metadata_column.name == "b" and "y" in inspected_default


options = {"compare_server_default": compare}
