def compare(
    context, inspected_column, metadata_column, inspected_default, metadata_default, rendered_default
):
    return None


options = {"compare_server_default": compare}
