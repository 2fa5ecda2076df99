"""The application compares defaults too."""

options = {"compare_server_default": True, "user_module_prefix": "shop.types."}
