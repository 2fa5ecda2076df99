"""`db.Model`."""

from sqlalchemy import MetaData, orm


class Model:
    """What all models have."""

    def __repr__(self):
        return f"<{type(self).__name__}>"


class DefaultMeta(orm.DeclarativeMeta):
    """Gives models a name for their table: that of the class in lower case with underscores."""

    _limbeck_names_tables = True

    def __init__(cls, name, bases, namespace, **kw):
        if cls._limbeck_names_tables and _needs_name(cls):
            cls.__tablename__ = camel_to_snake_case(cls.__name__)
        bind_key = namespace.get("__bind_key__")
        if bind_key is not None and "metadata" not in namespace:
            cls.metadata = cls._limbeck_owner._metadata_of(bind_key)
        super().__init__(name, bases, namespace, **kw)


class _NamesTables:
    """Gives models of `DeclarativeBase` a name for their table."""

    def __init_subclass__(cls, **kw):
        if _needs_name(cls):
            cls.__tablename__ = camel_to_snake_case(cls.__name__)
        bind_key = cls.__dict__.get("__bind_key__")
        if bind_key is not None and "metadata" not in cls.__dict__:
            cls.metadata = cls._limbeck_owner._metadata_of(bind_key)
        super().__init_subclass__(**kw)


def make_base(owner, model_class, metadata, disable_autonaming):
    """The base class of an application's models."""
    bases = (model_class, *model_class.__mro__[1:])
    new_style = (orm.DeclarativeBase, orm.DeclarativeBaseNoMeta)
    if any(base in new_style for base in bases):
        mixins = (model_class,) if disable_autonaming else (_NamesTables, model_class)
        namespace = {"_limbeck_owner": owner, "__module__": __name__, "__abstract__": True}
        if metadata is not None:
            namespace["metadata"] = metadata
        base = type(model_class)("FlaskSQLAlchemyModel", mixins, namespace)
        return base
    if isinstance(model_class, orm.DeclarativeMeta):
        model_class._limbeck_owner = owner
        return model_class
    meta = DefaultMeta
    if disable_autonaming:
        meta = type("BindMeta", (DefaultMeta,), {"_limbeck_names_tables": False})
    base = orm.declarative_base(
        metadata=metadata or MetaData(), cls=model_class, name="Model", metaclass=meta
    )
    base._limbeck_owner = owner
    return base


def _needs_name(cls):
    """Whether a class is a model of its own that does not say what its table is called."""
    if cls.__dict__.get("__abstract__") or cls.__name__ in ("Model", "FlaskSQLAlchemyModel"):
        return False
    if not any(hasattr(base, "registry") or hasattr(base, "_sa_registry") for base in cls.__mro__[1:]):
        return False
    for base in cls.__mro__:
        if "__tablename__" in base.__dict__ or "__table__" in base.__dict__:
            # With single-table inheritance the name is the parent's unless there is a primary key.
            return base is not cls and _has_primary_key(cls) and not _is_mixin_name(base)
    return _has_primary_key(cls)


def _is_mixin_name(base):
    return not hasattr(base, "registry") and not hasattr(base, "_sa_registry")


def _has_primary_key(cls):
    for value in vars(cls).values():
        column = getattr(value, "column", value)
        if getattr(column, "primary_key", False) is True:
            return True
    return any(
        getattr(getattr(value, "column", value), "primary_key", False) is True
        for base in cls.__mro__[1:]
        if _is_mixin_name(base)
        for value in vars(base).values()
    )


def camel_to_snake_case(name):
    """`HTTPRequestLog` as `http_request_log`."""
    pieces = []
    for place, letter in enumerate(name):
        following = name[place + 1 : place + 2]
        if place and letter.isupper() and (
            not name[place - 1].isupper() and name[place - 1] != "_" or following.islower()
        ):
            pieces.append("_")
        pieces.append(letter.lower())
    return "".join(pieces)
