options = {"alembic_module_prefix": "operations."}
