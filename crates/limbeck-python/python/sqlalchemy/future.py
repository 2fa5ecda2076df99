"""``sqlalchemy.future``"""

from .engine import Connection, Engine, create_engine  # noqa: F401
from .sql import select  # noqa: F401
