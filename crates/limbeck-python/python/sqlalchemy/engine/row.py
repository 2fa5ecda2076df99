"""Rows of results."""

from .. import exc


class BaseRow(tuple):
    """The values of one row."""

    def __new__(cls, keys, values):
        self = tuple.__new__(cls, values)
        self._keys = keys
        return self


class Row(BaseRow):
    """One row: a tuple whose values also have names."""

    def __class_getitem__(cls, item):
        return cls

    @property
    def _fields(self):
        return tuple(key for key in self._keys.names)

    @property
    def _mapping(self):
        return RowMapping(self)

    def _asdict(self):
        return dict(self._mapping)

    def _tuple(self):
        return self

    @property
    def tuple(self):
        return self._tuple

    @property
    def t(self):
        return self

    _t = t

    @property
    def count(self):
        position = self._keys.positions.get("count")
        return self[position] if position is not None else lambda value: _count(self, value)

    @property
    def index(self):
        position = self._keys.positions.get("index")
        return self[position] if position is not None else lambda *arg: _index(self, *arg)

    def __getattr__(self, name):
        keys = self.__dict__.get("_keys")
        if keys is not None:
            position = keys.positions.get(name)
            if position is not None:
                return self[position]
        raise AttributeError(f"Could not locate column in row for column '{name}'")

    def __repr__(self):
        return "(" + ", ".join(map(repr, self)) + ("," if len(self) == 1 else "") + ")"

    __str__ = __repr__

    def __reduce__(self):
        return _restore, (self._keys.names, list(self))


def _restore(names, values):
    return Row(Keys(names), values)


def _count(row, value):
    return tuple(row).count(value)


def _index(row, *arg):
    return tuple(row).index(*arg)


class Keys:
    """Names of a result's columns, and the objects that stand for them."""

    __slots__ = ("names", "positions", "objects")

    def __init__(self, names, columns=()):
        self.names = list(names)
        self.positions = {}
        for number, name in enumerate(self.names):
            self.positions.setdefault(name, number)
        self.objects = {}
        for number, column in enumerate(columns):
            self.objects[id(column)] = number
            origin = getattr(column, "_proxied", None)
            if origin is not None:
                self.objects.setdefault(id(origin), number)
            element = getattr(column, "element", None)
            if element is not None:
                self.objects.setdefault(id(element), number)

    def position(self, key):
        """The place of a column, by its name, its object or its number."""
        if isinstance(key, str):
            found = self.positions.get(key)
        elif isinstance(key, int):
            return key
        else:
            convert = getattr(key, "__clause_element__", None)
            if convert is not None:
                key = convert()
            found = self.objects.get(id(key))
            if found is None:
                found = self.positions.get(str(getattr(key, "name", key)))
        if found is None:
            raise exc.NoSuchColumnError(
                f"Could not locate column in row for column '{key}'")
        return found


class RowMapping:
    """The values of one row by name."""

    def __init__(self, row):
        self._row = row
        self._keys = row._keys

    def __getitem__(self, key):
        if isinstance(key, int):
            raise exc.NoSuchColumnError(f"Could not locate column in row for column '{key}'")
        return tuple.__getitem__(self._row, self._keys.position(key))

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self._keys.position(key)
        except KeyError:
            return False
        return True

    def __iter__(self):
        return iter(self._keys.names)

    def __len__(self):
        return len(self._keys.names)

    def keys(self):
        return RMKeyView(self._keys)

    def values(self):
        return list(self._row)

    def items(self):
        return list(zip(self._keys.names, self._row))

    def __eq__(self, other):
        return dict(self) == (dict(other) if isinstance(other, RowMapping) else other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return repr(dict(self))


class RMKeyView:
    """Names of columns."""

    def __init__(self, keys):
        self._keys = keys

    def __iter__(self):
        return iter(self._keys.names)

    def __len__(self):
        return len(self._keys.names)

    def __contains__(self, key):
        return key in self._keys.positions

    def __eq__(self, other):
        return list(self) == list(other)

    def __getitem__(self, number):
        return self._keys.names[number]

    def __repr__(self):
        return f"RMKeyView({self._keys.names!r})"
