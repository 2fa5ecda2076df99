"""Autogenerate: what scripts import to customise it."""

_HOMES = {
    "AutogenContext": "api",
    "RevisionContext": "api",
    "compare_metadata": "api",
    "produce_migrations": "api",
    "render_python_code": "api",
    "_default_opts": "api",
    "comparators": "compare",
    "renderers": "render",
    "render_op_text": "render",
    "Rewriter": "rewriter",
}


def __getattr__(name):
    if name in ("api", "compare", "render", "rewriter"):
        return __import__("alembic.autogenerate." + name, None, None, (name,))
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'alembic.autogenerate' has no attribute {name!r}")
    return getattr(__import__("alembic.autogenerate." + home, None, None, (name,)), name)
