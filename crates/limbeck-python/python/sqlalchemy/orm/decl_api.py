"""Declarative models."""

from .. import exc as sa_exc
from ..sql.schema import MetaData


class declared_attr:
    """An attribute of a mixin that is computed for each class."""

    def __init__(self, fn, cascading=False):
        self.fget = getattr(fn, "__func__", fn)
        self._cascading = cascading
        self.__doc__ = getattr(self.fget, "__doc__", None)

    def __class_getitem__(cls, item):
        return cls

    def __get__(self, instance, owner):
        if isinstance(owner, type):
            cache = owner.__dict__.get("_sa_declared")
            if cache is not None and self in cache:
                return cache[self]
        return self.fget(owner)

    def __call__(self, fn):
        return type(self)(fn, self._cascading)

    @classmethod
    def cascading(cls, fn):
        return cls(fn, True)

    @classmethod
    def directive(cls, fn):
        return _Directive(fn)


class _Directive(declared_attr):
    """A ``declared_attr`` for ``__tablename__`` and its like."""



def declarative_mixin(cls):
    return cls


def has_inherited_table(cls):
    """Whether a class that it inherits from has a table."""
    return any(getattr(base, "__table__", None) is not None for base in cls.__mro__[1:])


def synonym_for(name, map_column=False):
    from .properties import Synonym

    def decorate(fn):
        return Synonym(name, descriptor=fn)

    return decorate


def _constructor(self, **kwargs):
    """The constructor of mapped classes: attributes by keyword."""
    cls = type(self)
    for key, value in kwargs.items():
        if not hasattr(cls, key):
            raise TypeError(f"{key!r} is an invalid keyword argument for {cls.__name__}")
        setattr(self, key, value)


_constructor.__name__ = "__init__"


class registry:
    """Mapped classes by name, and what they have in common."""

    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None,
                 constructor=_constructor):
        self.metadata = metadata if metadata is not None else MetaData()
        self._class_registry = class_registry if class_registry is not None else {}
        self.type_annotation_map = dict(type_annotation_map or {})
        self.constructor = constructor
        self._mappers = []

    @property
    def mappers(self):
        return frozenset(self._mappers)

    def update_type_annotation_map(self, type_annotation_map):
        self.type_annotation_map.update(type_annotation_map)

    def configure(self, cascade=False):
        pass

    def dispose(self, cascade=False):
        self._mappers.clear()
        self._class_registry.clear()

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        return declarative_base(metadata=self.metadata, cls=cls, name=name,
                                metaclass=metaclass, _registry=self)

    def as_declarative_base(self, **kw):
        def decorate(cls):
            kw["cls"] = cls
            kw["name"] = cls.__name__
            return self.generate_base(**kw)

        return decorate

    def mapped(self, cls):
        from .decl_base import map_class

        cls.registry = self
        cls.metadata = self.metadata
        map_class(self, cls)
        if "__init__" not in cls.__dict__:
            cls.__init__ = self.constructor
        return cls

    def mapped_as_dataclass(self, cls=None, **kw):
        def decorate(cls):
            from .dataclassing import add_constructor

            add_constructor(cls, kw)
            return self.mapped(cls)

        return decorate if cls is None else decorate(cls)

    def map_declaratively(self, cls):
        from .decl_base import map_class

        cls.registry = self
        cls.metadata = self.metadata
        return map_class(self, cls)

    def map_imperatively(self, class_, local_table=None, **kw):
        from .decl_base import map_imperatively

        return map_imperatively(self, class_, local_table, kw)


def _is_mapped(cls):
    return "__mapper__" in cls.__dict__


def _is_abstract(cls):
    return cls.__dict__.get("__abstract__") or any(
        "_sa_is_abstract_base" in base.__dict__ for base in cls.__bases__)


def _map_unless_abstract(cls):
    """Maps a subclass of a declarative base."""
    if _is_abstract(cls):
        return
    from .decl_base import map_class

    found = cls.__dict__.get("registry") or getattr(cls, "registry", None)
    map_class(found, cls)


class DeclarativeAttributeIntercept(type):
    """Attributes that are set on a mapped class later on become columns, too."""

    def __setattr__(cls, key, value):
        if "__mapper__" in cls.__dict__ and not key.startswith("__"):
            from .decl_base import add_attribute

            if add_attribute(cls, key, value):
                return
        type.__setattr__(cls, key, value)


class DeclarativeMeta(DeclarativeAttributeIntercept):
    """The metaclass of ``declarative_base()``."""

    def __init__(cls, classname, bases, dict_, **kw):
        found = getattr(cls, "_sa_registry", None)
        if found is None:
            found = dict_.get("registry")
            if not isinstance(found, registry):
                found = getattr(cls, "registry", None)
            if not isinstance(found, registry):
                metadata = dict_.get("metadata")
                found = registry(metadata=metadata) if metadata is not None else None
            if found is not None:
                type.__setattr__(cls, "_sa_registry", found)
                type.__setattr__(cls, "registry", found)
        if found is not None and not _is_abstract(cls):
            from .decl_base import map_class

            map_class(cls.__dict__.get("registry") if isinstance(
                cls.__dict__.get("registry"), registry) else found, cls)
        type.__init__(cls, classname, bases, dict_)


def declarative_base(*, metadata=None, mapper=None, cls=object, name="Base",
                     class_registry=None, type_annotation_map=None, constructor=_constructor,
                     metaclass=None, bind=None, _registry=None):
    """A base class for mapped classes."""
    found = _registry or registry(metadata=metadata, class_registry=class_registry,
                                  type_annotation_map=type_annotation_map,
                                  constructor=constructor)
    if metaclass is None:
        metaclass = DeclarativeMeta
    bases = cls if isinstance(cls, tuple) else (cls,)
    members = {"registry": found, "_sa_registry": found, "metadata": found.metadata,
               "__abstract__": True, "__module__": __name__}
    if len(bases) == 1 and bases[0] is not object:
        members["__doc__"] = bases[0].__doc__
        members["__module__"] = bases[0].__module__
    if found.constructor is not None and not any(
            "__init__" in base.__dict__ for base in bases if base is not object):
        members["__init__"] = found.constructor
    members["__class_getitem__"] = classmethod(lambda cls, key: cls)
    return metaclass(name, bases, members)


def as_declarative(**kw):
    """Turns a class into a base for mapped classes."""

    def decorate(cls):
        kw["cls"] = cls
        kw["name"] = cls.__name__
        return declarative_base(**kw)

    return decorate


def _set_up_base(cls):
    """Gives a direct subclass of ``DeclarativeBase`` its registry."""
    metadata = cls.__dict__.get("metadata")
    if metadata is not None and not isinstance(metadata, MetaData):
        raise sa_exc.InvalidRequestError(
            f"Declarative base class has a 'metadata' attribute that is not a MetaData: "
            f"{metadata!r}")
    types = cls.__dict__.get("type_annotation_map")
    found = cls.__dict__.get("registry")
    if not isinstance(found, registry):
        found = registry(metadata=metadata, type_annotation_map=types)
    elif types:
        found.type_annotation_map.update(types)
    if metadata is None:
        metadata = found.metadata
    type.__setattr__(cls, "registry", found)
    type.__setattr__(cls, "_sa_registry", found)
    type.__setattr__(cls, "metadata", metadata)
    if not any("__init__" in base.__dict__ for base in cls.__mro__
               if base not in (object, DeclarativeBase, DeclarativeBaseNoMeta)):
        type.__setattr__(cls, "__init__", found.constructor)


class DeclarativeBase(metaclass=DeclarativeAttributeIntercept):
    """Subclass it for a base of mapped classes."""

    __abstract__ = True

    def __init_subclass__(cls, **kw):
        if DeclarativeBase in cls.__bases__:
            _set_up_base(cls)
        else:
            _map_unless_abstract(cls)
        super().__init_subclass__(**kw)


class DeclarativeBaseNoMeta:
    """As ``DeclarativeBase``, without a metaclass."""

    __abstract__ = True

    def __init_subclass__(cls, **kw):
        if DeclarativeBaseNoMeta in cls.__bases__:
            _set_up_base(cls)
        else:
            _map_unless_abstract(cls)
        super().__init_subclass__(**kw)


_DATACLASS_ARGUMENTS = ("init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only",
                        "dataclass_callable")


class MappedAsDataclass(metaclass=DeclarativeAttributeIntercept):
    """Mixed in, it gives mapped classes a constructor of their attributes."""

    def __init_subclass__(cls, **kw):
        options = {name: kw.pop(name) for name in _DATACLASS_ARGUMENTS if name in kw}
        inherited = dict(getattr(cls, "_sa_dataclass_options", None) or {})
        inherited.update(options)
        type.__setattr__(cls, "_sa_dataclass_options", inherited)
        from .dataclassing import add_constructor

        if MappedAsDataclass not in cls.__bases__ or not any(
                base in (DeclarativeBase, DeclarativeBaseNoMeta) for base in cls.__bases__):
            add_constructor(cls, inherited)
        super().__init_subclass__(**kw)


def mapped_as_dataclass(registry_, **kw):
    def decorate(cls):
        return registry_.mapped_as_dataclass(cls, **kw)

    return decorate


def unmapped_dataclass(cls=None, **kw):
    def decorate(cls):
        from .dataclassing import add_constructor

        add_constructor(cls, kw)
        return cls

    return decorate if cls is None else decorate(cls)


def add_mapped_attribute(target, key, attr):
    setattr(target, key, attr)
