options = {"user_module_prefix": "mine."}
