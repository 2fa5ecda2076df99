"""The state of an object of a mapped class."""

from .properties import ColumnProperty


class History:
    """What was, and what is."""

    def __init__(self, added, unchanged, deleted):
        self.added, self.unchanged, self.deleted = added, unchanged, deleted

    @classmethod
    def of(cls, obj, key):
        current = obj.__dict__.get(key)
        loaded = obj.__dict__.get("_sa_loaded") or {}
        if key not in loaded:
            return cls([current] if key in obj.__dict__ else (), (), ())
        if loaded[key] == current:
            return cls((), [current], ())
        return cls([current], (), [loaded[key]])

    def has_changes(self):
        return bool(self.added or self.deleted)


class AttributeState:
    def __init__(self, state, key):
        self.state = state
        self.key = key

    @property
    def value(self):
        return getattr(self.state.obj(), self.key)

    @property
    def history(self):
        return History.of(self.state.obj(), self.key)


class _Attributes:
    def __init__(self, state):
        self._state = state

    def __getattr__(self, name):
        return AttributeState(self._state, name)

    def __iter__(self):
        return iter([AttributeState(self._state, key) for key in self._state.mapper._props])

    def __getitem__(self, name):
        return AttributeState(self._state, name)


class InstanceState:
    """``inspect(object)``"""

    is_instance = True

    def __init__(self, obj):
        self._object = obj

    def obj(self):
        return self._object

    object = property(obj)

    @property
    def mapper(self):
        return type(self._object).__mapper__

    @property
    def class_(self):
        return type(self._object)

    @property
    def session(self):
        return self._object.__dict__.get("_sa_session")

    @property
    def attrs(self):
        return _Attributes(self)

    @property
    def dict(self):
        return {key: value for key, value in self._object.__dict__.items()
                if not key.startswith("_sa_")}

    @property
    def _is_stored(self):
        return "_sa_loaded" in self._object.__dict__

    @property
    def transient(self):
        return self.session is None and not self._is_stored

    @property
    def pending(self):
        return self.session is not None and not self._is_stored

    @property
    def persistent(self):
        return self.session is not None and self._is_stored

    @property
    def detached(self):
        return self.session is None and self._is_stored

    @property
    def deleted(self):
        return False

    @property
    def identity(self):
        return tuple(self.mapper.primary_key_from_instance(self._object)) \
            if self._is_stored else None

    @property
    def modified(self):
        return bool(changes(self._object))

    @property
    def unloaded(self):
        return {key for key in self.mapper._props if key not in self._object.__dict__}


def instance_state(obj):
    return InstanceState(obj)


def was_deleted(obj):
    return bool(obj.__dict__.get("_sa_deleted"))


def column_values(obj):
    """Values of the columns that have one, by attribute."""
    mapper = type(obj).__mapper__
    return {key: obj.__dict__[key] for key, prop in mapper._props.items()
            if isinstance(prop, ColumnProperty) and key in obj.__dict__}


def remember(obj):
    """Notes down the present values as those of the database."""
    values = column_values(obj)
    obj.__dict__["_sa_loaded"] = {
        key: type(value)(value) if isinstance(value, (list, dict, set)) and type(value) in (
            list, dict, set) else value for key, value in values.items()}
    obj.__dict__.pop("_sa_changed", None)


def changes(obj):
    """Values that differ from those of the database, by attribute."""
    loaded = obj.__dict__.get("_sa_loaded") or {}
    marked = obj.__dict__.get("_sa_changed") or ()
    found = {}
    for key, value in column_values(obj).items():
        if key in marked or key not in loaded:
            found[key] = value
            continue
        before = loaded[key]
        if before is not value and not (type(before) is type(value) and before == value):
            found[key] = value
    return found


def load_expired(obj):
    """Reads an object's values again."""
    session = obj.__dict__.get("_sa_session")
    if session is None:
        from .exc import DetachedInstanceError

        raise DetachedInstanceError(
            f"Instance <{type(obj).__name__} at {id(obj):#x}> is not bound to a Session; "
            "attribute refresh operation cannot proceed")
    session.refresh(obj)
