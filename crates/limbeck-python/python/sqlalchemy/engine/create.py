"""``create_engine``"""

from .url import make_url

_KNOWN = frozenset((
    "case_sensitive", "connect_args", "convert_unicode", "creator", "echo", "echo_pool",
    "enable_from_linting", "encoding", "execution_options", "future", "hide_parameters",
    "implicit_returning", "insertmanyvalues_page_size", "isolation_level",
    "json_deserializer", "json_serializer", "label_length", "logging_name",
    "max_identifier_length", "max_overflow", "module", "paramstyle", "pool", "poolclass",
    "pool_logging_name", "pool_pre_ping", "pool_size", "pool_recycle", "pool_reset_on_return",
    "pool_timeout", "pool_use_lifo", "plugins", "query_cache_size", "use_insertmanyvalues",
    "use_native_hstore", "use_native_unicode", "server_side_cursors", "executemany_mode",
    "executemany_batch_page_size", "client_encoding", "skip_autocommit_rollback",
    "native_datetime", "native_inet_types", "fast_executemany", "use_native_uuid",
    "use_setinputsizes", "supports_comments", "legacy_schema_aliasing", "schema_translate_map",
    "async_creator", "async_creator_fn", "empty_in_strategy", "strategy", "arraysize",
    "thick_mode", "_json_serializer", "_json_deserializer", "_initialize", "_is_async"))


def create_engine(url, **kwargs):
    """An engine; it connects when it is first used."""
    from .base import Engine

    url = make_url(url)
    dialect = url.get_dialect()
    unknown = [key for key in kwargs if key not in _KNOWN]
    if unknown:
        shown = ",".join(repr(key) for key in unknown)
        pool = kwargs.get("poolclass")
        raise TypeError(
            f"Invalid argument(s) {shown} sent to create_engine(), using configuration "
            f"{dialect.__name__}/{pool.__name__ if pool else 'QueuePool'}/Engine.  Please check "
            "that the keyword arguments are appropriate for this combination of components.")
    for name in ("creator", "module", "plugins", "async_creator"):
        if kwargs.get(name):
            raise NotImplementedError(f"create_engine({name}=…) is not supported")
    return Engine(url, dialect(paramstyle=kwargs.get("paramstyle")), kwargs)


def _coerced(options):
    from ..util import asbool

    def flag(value):
        if isinstance(value, str) and value.strip().lower() == "debug":
            return "debug"
        return asbool(value)

    for key, convert in (("echo", flag), ("echo_pool", flag), ("pool_pre_ping", asbool),
                         ("future", asbool), ("hide_parameters", asbool),
                         ("pool_use_lifo", asbool), ("pool_size", int),
                         ("max_overflow", int), ("pool_recycle", int),
                         ("pool_timeout", float), ("query_cache_size", int),
                         ("use_native_unicode", asbool)):
        if key in options:
            options[key] = convert(options[key])
    return options


def engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    """An engine, from settings whose names begin with a prefix."""
    options = {key[len(prefix):]: configuration[key] for key in configuration
               if key.startswith(prefix)}
    options["_coerce_config"] = True
    options.update(kwargs)
    options.pop("_coerce_config")
    url = options.pop("url")
    return create_engine(url, **_coerced(options))


def create_mock_engine(url, executor, **kw):
    raise NotImplementedError("create_mock_engine() is not supported")


def create_pool_from_url(url, **kwargs):
    raise NotImplementedError("create_pool_from_url() is not supported")
