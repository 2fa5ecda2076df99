"""Operations: what migration scripts ask for."""

_HOMES = {
    "AbstractOperations": "base",
    "BatchOperations": "base",
    "Operations": "base",
    "MigrateOperation": "ops",
    "MigrationScript": "ops",
}


def __getattr__(name):
    if name in ("base", "batch", "ops", "schemaobj", "toimpl"):
        return __import__("alembic.operations." + name, None, None, (name,))
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'alembic.operations' has no attribute {name!r}")
    return getattr(__import__("alembic.operations." + home, None, None, (name,)), name)
