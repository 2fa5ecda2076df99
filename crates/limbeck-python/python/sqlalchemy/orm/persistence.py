"""``sqlalchemy.orm.persistence``"""


def __getattr__(name):
    raise NotImplementedError(f"sqlalchemy.orm.persistence.{name} is not supported")
