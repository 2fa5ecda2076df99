"""Which keyword arguments of which dialect each construct takes."""

_INDEX, _TABLE = "Index", "Table"

ARGUMENTS = {
    ("postgresql", _INDEX): {
        "using": False, "include": None, "where": None, "ops": {}, "concurrently": False,
        "with": {}, "tablespace": None, "nulls_not_distinct": None, "invalid": None},
    ("postgresql", _TABLE): {
        "ignore_search_path": False, "tablespace": None, "partition_by": None,
        "with_oids": None, "with": None, "on_commit": None, "inherits": None, "using": None},
    ("postgresql", "CheckConstraint"): {"not_valid": False},
    ("postgresql", "ForeignKeyConstraint"): {"not_valid": False},
    ("postgresql", "ForeignKey"): {"not_valid": False},
    ("postgresql", "PrimaryKeyConstraint"): {"include": None},
    ("postgresql", "UniqueConstraint"): {"include": None, "nulls_not_distinct": None},
    ("postgresql", "CreateView"): {"with": None},
    ("mysql", _TABLE): {"*": None},
    ("mysql", "Update"): {"limit": None},
    ("mysql", "Delete"): {"limit": None},
    ("mysql", "PrimaryKeyConstraint"): {"using": None},
    ("mysql", _INDEX): {"using": None, "length": None, "prefix": None, "with_parser": None},
    ("sqlite", _TABLE): {"autoincrement": False, "with_rowid": True, "strict": False},
    ("sqlite", _INDEX): {"where": None},
    ("sqlite", "Column"): {
        "on_conflict_primary_key": None, "on_conflict_not_null": None,
        "on_conflict_unique": None},
    ("sqlite", "Constraint"): {"on_conflict": None},
    ("sqlite", "CreateView"): {"if_not_exists": False},
    ("mssql", "PrimaryKeyConstraint"): {"clustered": None},
    ("mssql", "UniqueConstraint"): {"clustered": None},
    ("mssql", _INDEX): {"clustered": None, "include": None, "where": None, "columnstore": None},
    ("mssql", "Column"): {"identity_start": None, "identity_increment": None},
    ("oracle", _TABLE): {
        "resolve_synonyms": False, "on_commit": None, "compress": False, "tablespace": None},
    ("oracle", _INDEX): {"bitmap": False, "compress": False, "vector": False},
    ("oracle", "Sequence"): {"order": None},
    ("oracle", "Identity"): {"order": None, "on_null": None},
}
for _key, _value in list(ARGUMENTS.items()):
    if _key[0] == "mysql":
        ARGUMENTS["mariadb", _key[1]] = _value

_DIALECTS = {"postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle"}


def register(cls, dialect, argument, default):
    """Makes an argument known (``Index.argument_for``)."""
    _DIALECTS.add(dialect)
    ARGUMENTS.setdefault((dialect, cls.__name__), {})[argument] = default


def validate(cls, key):
    """Refuses a keyword argument that is no dialect's."""
    from .. import exc, util

    dialect, _, argument = key.partition("_")
    if not dialect or not argument:
        raise TypeError(
            f"Additional arguments should be named <dialectname>_<argument>, got '{key}'")
    if dialect not in _DIALECTS:
        util.warn(f"Can't validate argument {key!r}; can't locate any SQLAlchemy dialect named "
                  f"{dialect!r}")
        return
    for base in cls.__mro__:
        found = ARGUMENTS.get((dialect, base.__name__))
        if found is not None and (argument in found or "*" in found):
            return
    raise exc.ArgumentError(
        f"Argument {key!r} is not accepted by dialect {dialect!r} on behalf of {cls!r}")
