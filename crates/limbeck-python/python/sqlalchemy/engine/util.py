"""``sqlalchemy.engine.util``"""


class TransactionalContext:
    """Base of transactions."""
