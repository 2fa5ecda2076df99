options = {"render_as_batch": True, "compare_server_default": True}
