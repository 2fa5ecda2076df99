"""``sqlalchemy.dialects.sqlite.aiosqlite``"""

from ...engine.default import dialect_class

dialect = dialect_class("sqlite", "aiosqlite")
SQLiteDialect_aiosqlite = dialect
