"""``hstore()``"""

from ...sql.functions import Function
from .types import HSTORE


def hstore(*args, **kw):
    return Function("hstore", *args, type_=HSTORE())
