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
        found = model_table(context, schema, name)
        if found is None:
            raise LookupError(f"no model of the table {name!r}")
        return found
    tables = context.__dict__.setdefault("_reflected_tables", {})
    if (schema, name) not in tables:
        tables[schema, name] = _reflected(context, schema, name, reference["described"])
    return tables[schema, name]


def model_table(context, schema, name):
    """The table of the models with this name, if there is one."""
    metadata = context.opts.get("target_metadata")
    key = f"{schema}.{name}" if schema else name
    for item in () if metadata is None else listed(metadata):
        if key in item.tables:
            return item.tables[key]
    return None


def type_of_models(module, name, representation):
    """A type that the project defines, as one of the running comparison's models has it."""
    from alembic.runtime.migration import _running
    from limbeck_wire import sql_type

    context = _running[-1]
    known = context.__dict__.get("_types_of_models")
    if known is None:
        known = context._types_of_models = {}
        metadata = context.opts.get("target_metadata")
        for item in () if metadata is None else listed(metadata):
            for table in item.tables.values():
                for column in table.columns:
                    _note_type(known, column.type, sql_type(column.type))
    return known.get((module, name, representation))


def _note_type(known, type_, lowered):
    user = lowered.get("user")
    if user is not None:
        known.setdefault((user["module"], user["name"], user["representation"]), type_)
    for dialect, variant in type_._variant_mapping.items():
        _note_type(known, variant, lowered["variants"][dialect])
    inner = getattr(type_, "item_type", None)
    if inner is not None and "item_type" in (lowered.get("arguments") or {}):
        _note_type(known, inner, lowered["arguments"]["item_type"])


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
