"""``sqlalchemy.sql.util``"""


def __getattr__(name):
    raise NotImplementedError(f"sqlalchemy.sql.util.{name} is not supported")
