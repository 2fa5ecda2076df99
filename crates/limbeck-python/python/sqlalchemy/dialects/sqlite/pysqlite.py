"""``sqlalchemy.dialects.sqlite.pysqlite``"""

from ...engine.default import dialect_class

dialect = dialect_class("sqlite", "pysqlite")
SQLiteDialect_pysqlite = dialect
