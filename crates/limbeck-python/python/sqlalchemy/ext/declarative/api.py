"""``sqlalchemy.ext.declarative.api``"""

from . import DeclarativeMeta, declarative_base, declared_attr  # noqa: F401
