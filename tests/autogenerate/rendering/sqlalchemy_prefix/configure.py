options = {"sqlalchemy_module_prefix": "sqlalchemy."}
