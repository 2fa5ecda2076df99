"""``sqlalchemy.dialects.postgresql.psycopg2``"""

from ...engine.default import dialect_class

dialect = dialect_class("postgresql", "psycopg2")
PGDialect_psycopg2 = dialect
