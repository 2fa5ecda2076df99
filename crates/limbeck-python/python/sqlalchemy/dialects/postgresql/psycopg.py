"""``sqlalchemy.dialects.postgresql.psycopg``"""

from ...engine.default import dialect_class

dialect = dialect_class("postgresql", "psycopg")
PGDialect_psycopg = dialect
