options = {"compare_server_default": True}
