"""Types."""

import _limbeck

_DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")


# A type with its arguments, its variants and what is the project's own in it.
sql_type = _limbeck.sql_type(globals())


def _refuse(type_):
    from sqlalchemy.exc import ArgumentError

    raise ArgumentError(f"{type_!r} is no SQL type")


def _extended(type_, lowered):
    """A lowered type with its variants and what is the project's own in it."""
    cls = type(type_)
    own = not cls.__module__.startswith("sqlalchemy.")
    hooks = cls.__dict__.get("_compile_hooks") or (own and _inherited_hooks(cls)) or None
    if own:
        lowered["user"] = _user(type_, cls, lowered["class"], hooks)
    variants = {dialect: sql_type(item) for dialect, item in type_._variant_mapping.items()}
    if hooks and not (own and lowered["class"] in ("TypeDecorator", "UserDefinedType")):
        lowered = _hooked(type_, cls, lowered, hooks, variants)
    if variants:
        lowered["variants"] = variants
    return lowered


def _inherited_hooks(cls):
    for base in cls.__mro__:
        hooks = base.__dict__.get("_compile_hooks")
        if hooks:
            return hooks
    return None


def _user(type_, cls, kind, hooks):
    user = {"module": cls.__module__, "name": cls.__qualname__,
            "representation": _representation(type_)}
    if kind == "TypeDecorator":
        implementation = type_.impl
        user["implementation"] = sql_type(implementation)
        found = _dialect_implementations(type_, cls, user["implementation"])
        if found:
            user["dialect_implementations"] = found
    specifications = _specifications(type_, cls, kind, hooks)
    if specifications:
        user["specifications"] = specifications
    return user


def _representation(type_):
    try:
        return repr(type_)
    except Exception:
        return type(type_).__name__ + "()"


def user_dialects():
    """A dialect of every kind, for a project's functions that ask which one it is."""
    from sqlalchemy.engine.default import dialect_named

    from . import state

    running = state.default_dialect
    if running is None:
        running = state.running_dialect()
    known = None if running is None else running.name
    return [running if name == known else dialect_named(name) for name in _DIALECTS]


def _dialect_implementations(type_, cls, standard):
    from sqlalchemy.sql.type_api import TypeDecorator

    if cls.load_dialect_impl is TypeDecorator.load_dialect_impl:
        return {}
    found = {}
    for dialect in user_dialects():
        implementation = type_.load_dialect_impl(dialect)
        lowered = standard if implementation is type_.impl else sql_type(implementation)
        if lowered != standard:
            found[dialect.name] = lowered
        elif dialect.name == "mariadb" and "mysql" in found:
            found["mariadb"] = lowered
    return found


def _specifications(type_, cls, kind, hooks):
    found = {}
    specify = getattr(type_, "get_col_spec", None)
    if specify is not None and kind == "UserDefinedType":
        found["default"] = specify()
    if hooks and kind in ("TypeDecorator", "UserDefinedType"):
        found.update(_texts(type_, hooks))
    return found


def _texts(type_, hooks):
    """What ``@compiles`` functions return, by dialect."""
    from sqlalchemy.engine.default import TypeCompiler, dialect_named

    found = {}
    for dialect, function in hooks.items():
        compiler = TypeCompiler(dialect_named(dialect if dialect != "default" else "default"))
        found[dialect] = str(function(type_, compiler))
    return found


def _hooked(type_, cls, lowered, hooks, variants):
    """A type of SQLAlchemy's for which the project has its own SQL on some dialects."""
    texts = _texts(type_, hooks)
    for dialect, text in texts.items():
        replacement = {"class": "UserDefinedType", "user": {
            "module": cls.__module__, "name": cls.__qualname__,
            "representation": _representation(type_), "specifications": {"default": text}}}
        if dialect == "default":
            lowered = replacement
        else:
            variants.setdefault(dialect, replacement)
    return lowered


