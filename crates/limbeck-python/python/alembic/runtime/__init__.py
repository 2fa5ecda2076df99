"""The environment and the migration context."""
