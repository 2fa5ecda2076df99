"""``sqlalchemy.dialects.postgresql.asyncpg``"""

from ...engine.default import dialect_class

dialect = dialect_class("postgresql", "asyncpg")
PGDialect_asyncpg = dialect
