options = {"user_module_prefix": "own_types."}
