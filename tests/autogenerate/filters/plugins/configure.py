options = {
    "autogenerate_plugins": ["alembic.autogenerate.schemas", "alembic.autogenerate.tables"]
}
