options = {
    "autogenerate_plugins": ["alembic.autogenerate.*", "~alembic.autogenerate.comments"]
}
