"""`from alembic import context`: the environment in which `env.py` runs."""

from alembic._proxy import ProxyModule

_proxy = ProxyModule(
    "EnvironmentContext",
    globals(),
    (
        "begin_transaction",
        "configure",
        "execute",
        "get_bind",
        "get_context",
        "get_head_revision",
        "get_head_revisions",
        "get_impl",
        "get_revision_argument",
        "get_starting_revision_argument",
        "get_tag_argument",
        "get_x_argument",
        "is_offline_mode",
        "is_transactional_ddl",
        "requires_connection",
        "run_migrations",
        "static_output",
    ),
)


def __getattr__(name):
    if name == "EnvironmentContext":
        from alembic.runtime.environment import EnvironmentContext

        return EnvironmentContext
    return _proxy.attribute(name)
