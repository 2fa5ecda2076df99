"""Which SQLAlchemy the scripts see."""

sqla_14 = False
sqla_14_18 = False
sqla_14_26 = False
sqla_2 = True
sqla_2_1 = True


def __getattr__(name):
    if name == "_literal_bindparam":
        from alembic.operations._literal import InlineLiteral

        return InlineLiteral
    if name == "sqla_version":
        from sqlalchemy import __version__

        return tuple(int(part) for part in __version__.split(".") if part.isdigit())
    raise AttributeError(f"module 'alembic.util.sqla_compat' has no attribute {name!r}")
