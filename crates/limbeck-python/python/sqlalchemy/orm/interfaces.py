"""``sqlalchemy.orm.interfaces``"""

from .attributes import PropComparator  # noqa: F401
from .base import (  # noqa: F401
    MANYTOMANY,
    MANYTOONE,
    ONETOMANY,
    InspectionAttr,
    MapperProperty,
)
