"""PostgreSQL's operators."""

from ...sql.operators import custom_op

CONTAINS = custom_op("@>", is_comparison=True)
CONTAINED_BY = custom_op("<@", is_comparison=True)
OVERLAP = custom_op("&&", is_comparison=True)
HAS_KEY = custom_op("?", is_comparison=True)
HAS_ALL = custom_op("?&", is_comparison=True)
HAS_ANY = custom_op("?|", is_comparison=True)
ASTEXT = custom_op("->>")
