"""``sqlalchemy.dialects.postgresql.named_types``"""

from ...sql.ddl import _CreateDropBase
from .types import DOMAIN, ENUM, NamedType  # noqa: F401


class _TypeElement(_CreateDropBase):
    _operation = "create_type"

    def _wire_operation(self):
        from limbeck_wire import sql_type

        return {"operation": self._operation, "type": sql_type(self.element), "alone": True}


class CreateEnumType(_TypeElement):
    __visit_name__ = "create_enum_type"


class DropEnumType(_TypeElement):
    __visit_name__ = "drop_enum_type"
    _operation = "drop_type"


class CreateDomainType(_TypeElement):
    __visit_name__ = "create_domain_type"


class DropDomainType(_TypeElement):
    __visit_name__ = "drop_domain_type"
    _operation = "drop_type"
