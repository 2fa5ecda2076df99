"""Values of settings."""


class Secret:
    """Text that is shown as asterisks."""

    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return f"{type(self).__name__}('**********')"

    def __str__(self):
        return self._value

    def __bool__(self):
        return bool(self._value)


class CommaSeparatedStrings:
    """Text split at commas."""

    def __init__(self, value):
        if isinstance(value, str):
            import shlex

            splitter = shlex.shlex(value, posix=True)
            splitter.whitespace = ","
            splitter.whitespace_split = True
            self._items = [item.strip() for item in splitter]
        else:
            self._items = list(value)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        return self._items[index]

    def __iter__(self):
        return iter(self._items)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)!r})"

    def __str__(self):
        return ", ".join(map(repr, self))


class URL:
    """A URL."""

    def __init__(self, url=""):
        self._url = str(url)

    def __str__(self):
        return self._url

    def __repr__(self):
        return f"{type(self).__name__}({self._url!r})"

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(self._url)
