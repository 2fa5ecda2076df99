"""Objects of models and of the database, found by the application's description."""

from alembic.autogenerate._models import listed

_KINDS = {
    "unique": "unique_constraint",
    "foreign_key": "foreign_key_constraint",
    "check": "table_or_column_check_constraint",
    "primary_key": "primary_key_constraint",
    "exclude": "exclude_constraint",
}


def found_object(context, reference):
    """The object that the application means."""
    table = found_table(context, reference["table"])
    part = reference["part"]
    kind = part["part"]
    if kind == "whole":
        return table
    if kind == "column":
        return next(column for column in table.columns if column.name == part["name"])
    if kind == "index":
        candidates = list(table.indexes)
    else:
        wanted = _KINDS[part["kind"]]
        candidates = [item for item in table.constraints if item.__visit_name__ == wanted]
    return _named(candidates, part)


def found_table(context, reference):
    """The table that the application means."""
    schema, name = reference["schema"], reference["name"]
    if not reference["reflected"]:
        key = f"{schema}.{name}" if schema else name
        for metadata in listed(context.opts["target_metadata"]):
            if key in metadata.tables:
                return metadata.tables[key]
        raise LookupError(f"no model of the table {key!r}")
    tables = context.__dict__.setdefault("_reflected_tables", {})
    if (schema, name) not in tables:
        tables[schema, name] = _reflected(context, schema, name, reference["described"])
    return tables[schema, name]


def _reflected(context, schema, name, described):
    from sqlalchemy.engine.reflected import fill
    from sqlalchemy.schema import MetaData, Table

    metadata = context.__dict__.setdefault("_reflected_metadata", MetaData())
    table = Table(name, metadata, schema=schema)
    fill(None, table, described, None, (), False)
    return table


def _named(candidates, part):
    """The one of that name, or the one without a name over those columns, which a naming convention
    has named."""
    name = part["name"]
    for item in candidates:
        if item.name is not None and str(item.name) == name:
            return item
    columns = part["columns"]
    for item in candidates:
        if [column.name for column in item.columns] == columns and not _is_final(item.name):
            if item.name is None and name is not None:
                from sqlalchemy.sql.base import quoted_name

                item.name = quoted_name(name, None)
            return item
    raise LookupError(f"no {part['part']} {name!r} over {columns!r}")


def _is_final(name):
    return name is not None and type(name).__name__ == "conv"
