"""``sqlalchemy.orm.scoping``"""

from .session import scoped_session  # noqa: F401
