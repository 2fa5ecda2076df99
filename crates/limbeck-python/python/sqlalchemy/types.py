"""``sqlalchemy.types``"""

from .sql.sqltypes import *  # noqa: F401,F403
from .sql.sqltypes import _Binary  # noqa: F401
