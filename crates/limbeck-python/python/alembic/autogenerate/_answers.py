"""The application's questions to the functions that `env.py` gave to `configure()`."""

from alembic.autogenerate._objects import found_object


def include_name(context, name, kind, parent_names):
    """What `include_name` says."""
    complete_parents(name, kind, parent_names)
    return bool(context.opts["include_name"](name, kind, parent_names))


def complete_parents(name, kind, parent_names):
    """Adds the name that tells the table in all schemas."""
    if "schema_name" in parent_names:
        table = name if kind == "table" else parent_names.get("table_name")
        if table:
            schema = parent_names["schema_name"]
            parent_names["schema_qualified_table_name"] = f"{schema}.{table}" if schema else table


def include_object(context, object, name, kind, reflected, compare_to):
    """What `include_object` says."""
    counterpart = None if compare_to is None else found_object(context, compare_to)
    item = found_object(context, object)
    return bool(context.opts["include_object"](item, name, kind, reflected, counterpart))


def compare_type(context, inspected, desired):
    """What `compare_type` says."""
    inspected, desired = found_object(context, inspected), found_object(context, desired)
    function = context.opts["compare_type"]
    return _verdict(function, function(context, inspected, desired, inspected.type, desired.type))


def compare_server_default(context, inspected, desired, inspected_default, rendered_default):
    """What `compare_server_default` says."""
    inspected, desired = found_object(context, inspected), found_object(context, desired)
    function = context.opts["compare_server_default"]
    answer = function(
        context, inspected, desired, inspected_default, desired.server_default, rendered_default
    )
    return _verdict(function, answer)


def comparators(context, has_schemas):
    """Begins a comparison in which comparators of the project take part."""
    from alembic.autogenerate._own_comparisons import Comparison
    from alembic.autogenerate.api import AutogenContext

    context._comparison = Comparison(AutogenContext(context), has_schemas)
    return context._comparison.begin()


def compare_table(context, **question):
    """What a comparator for tables says."""
    return context._comparison.table(context, **question)


def compare_column(context, **question):
    """What a comparator for columns says."""
    return context._comparison.column(context, **question)


def render_item(context, kind, item):
    """What `render_item` says."""
    from alembic.autogenerate._lift import lifted_item
    from alembic.autogenerate.api import AutogenContext

    autogen_context = context.__dict__.get("_autogen_context")
    if autogen_context is None:
        autogen_context = context._autogen_context = AutogenContext(context, autogenerate=False)
    autogen_context.imports = set()
    rendered = context.opts["render_item"](kind, lifted_item(context, kind, item), autogen_context)
    if rendered is False:
        rendering = "default"
    elif rendered is None:
        rendering = "omitted"
    else:
        rendering = {"text": str(rendered)}
    return {"rendering": rendering, "imports": sorted(autogen_context.imports)}


def _verdict(function, answer):
    if answer is None:
        return {"verdict": "undecided"}
    if answer:
        return {"verdict": "different", "function": repr(function)}
    return {"verdict": "same"}
