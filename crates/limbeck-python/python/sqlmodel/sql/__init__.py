"""Types and expressions."""


def __getattr__(name):
    if name in ("sqltypes", "expression"):
        return __import__("sqlmodel.sql." + name, None, None, (name,))
    raise AttributeError(f"module 'sqlmodel.sql' has no attribute {name!r}")
