"""`ChoiceType`"""

from sqlalchemy import types


class Choice:
    """A code and what it stands for."""

    def __init__(self, code, value):
        self.code, self.value = code, value

    def __str__(self):
        return str(self.value)


class ChoiceType(types.TypeDecorator):
    """One of some codes."""

    impl = types.Unicode(255)
    cache_ok = False

    def __init__(self, choices, impl=None):
        super().__init__()
        self.choices = tuple(choices) if isinstance(choices, list) else choices
        if impl is not None:
            self.impl = impl

    def process_bind_param(self, value, dialect):
        """The code."""
        if isinstance(value, Choice):
            return value.code
        return getattr(value, "value", value)
