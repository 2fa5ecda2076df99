"""`op.inline_literal`"""

from limbeck_wire import type as wire_type
from limbeck_wire import value as wire_value
from sqlalchemy.sql.elements import ColumnElement


class InlineLiteral(ColumnElement):
    """A value that is part of the statement's text in any mode."""

    def __init__(self, value, type_=None):
        self.value = value
        self._declared_type = type_

    def _limbeck_wire_(self):
        expression = {"expression": "inline_literal", "value": wire_value(self.value)}
        if self._declared_type is not None:
            expression["type"] = wire_type(self._declared_type)
        return expression
