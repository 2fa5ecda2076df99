//! Database schema migrations: runs Alembic projects natively.
