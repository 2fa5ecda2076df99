"""``sqlalchemy.orm.interfaces``"""

from .attributes import PropComparator  # noqa: F401
from .base import (  # noqa: F401
    MANYTOMANY,
    MANYTOONE,
    ONETOMANY,
    InspectionAttr,
    MapperProperty,
)
from .strategy_options import Load

LoaderOption = ORMOption = ExecutableOption = Load


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from ..util import unsupported

    return unsupported(f"sqlalchemy.orm.interfaces.{name}")
