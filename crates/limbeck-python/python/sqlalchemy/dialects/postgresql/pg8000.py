"""``sqlalchemy.dialects.postgresql.pg8000``"""

from ...engine.default import dialect_class

dialect = dialect_class("postgresql", "pg8000")
PGDialect_pg8000 = dialect
