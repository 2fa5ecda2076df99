"""Naming conventions.

The application makes names from templates. A token that is a function of the project can only be
called here, with the objects that it expects, so a name that depends on one is final before it
leaves.
"""

from . import name

_KINDS_BY_CLASS = {"Index": "ix", "UniqueConstraint": "uq", "CheckConstraint": "ck",
                   "ForeignKeyConstraint": "fk", "PrimaryKeyConstraint": "pk"}
_KINDS = {"index": "ix", "unique_constraint": "uq", "primary_key_constraint": "pk",
          "foreign_key_constraint": "fk", "table_or_column_check_constraint": "ck"}


def convention(given):
    """The templates of a convention by kind. Tokens that are functions have parentheses after
    their name, so that the application does not take them for its own."""
    functions = _functions(given)
    return {kind: _replaced(template, functions, lambda key: f"%({key}())s")
            for kind, template in _templates(given).items()}


def ddl_convention(element):
    """The convention of the metadata that a DDL element belongs to; ``None`` for what is none or
    belongs to none."""
    target = getattr(element, "element", None) if hasattr(element, "_wire_operation") else None
    owner = target if hasattr(target, "metadata") else getattr(target, "table", None)
    metadata = getattr(owner, "metadata", None)
    return None if metadata is None else convention(metadata.naming_convention or {})


def has_functions(given):
    """Whether tokens of a convention are functions."""
    if given:
        for template in given.values():
            if callable(template):
                return True
    return False


def uses_functions(element):
    """Whether a function takes part in the name of a constraint or an index of a table."""
    return _own_template(element) is not None


def named(element, lowered):
    """A lowered constraint or index with its final name, where a function takes part in it."""
    own = element.name
    template = _own_template(element)
    if template is None or type(own).__name__ == "conv" \
            or own is not None and "constraint_name" not in template:
        return lowered
    table = _table(element)
    given = table.metadata.naming_convention
    text = _replaced(template, _functions(given),
                     lambda key: str(given[key](element, table)).replace("%", "%%"))
    lowered["name"] = {"text": _expanded(element, lowered, text, table), "resolved": True}
    return lowered


def final_name(element, lowered):
    """The name of a constraint for an operation that says nothing else about it."""
    table = _table(element)
    own = element.name
    given = table.metadata.naming_convention
    template = _templates(given).get(_KINDS.get(element.__visit_name__)) if given else None
    written = lowered.get("name")
    if isinstance(written, dict) and written.get("resolved") or template is None \
            or own is not None and "constraint_name" not in template:
        return written
    return {"text": _expanded(element, lowered, template, table), "resolved": True}


def _expanded(element, lowered, template, table):
    """The name that the application makes from a template."""
    from _limbeck import request
    from sqlalchemy.types import NULLTYPE

    from .types import sql_type

    kind = _KINDS[element.__visit_name__]
    owner = {"name": name(table.name)}
    if table.schema is not None:
        owner["schema"] = name(table.schema)
    owner["columns"] = [{"name": name(item.name), "key": str(item.key), "type": sql_type(NULLTYPE)}
                        for item in table._columns]
    if kind == "ix":
        subject = {"subject": "index", "index": lowered}
    else:
        tag = element.__visit_name__[:-len("_constraint")] if kind != "ck" else "check"
        subject = {"subject": "constraint", "constraint": {**lowered, "constraint": tag}}
    return request({"request": "name", "naming_convention": {kind: template}, "table": owner,
                    "subject": subject})


def _own_template(element):
    """The template for a constraint or an index, if a function takes part in it."""
    table = _table(element)
    if table is None:
        return None
    given = table.metadata.naming_convention
    if not has_functions(given):
        return None
    kind = _KINDS.get(element.__visit_name__)
    template = None if kind is None else _templates(given).get(kind)
    if template is None or not any(f"%({key})s" in template for key in _functions(given)):
        return None
    return template


def _table(element):
    """The table that a constraint or an index belongs to, if any."""
    parent = element.parent
    if getattr(parent, "__visit_name__", None) == "column":
        parent = parent.table
    return parent if hasattr(parent, "metadata") else None


def _templates(given):
    """The templates by kind; kinds may be given as classes."""
    found = {}
    for key, template in given.items():
        kind = _KINDS_BY_CLASS.get(key.__name__) if isinstance(key, type) else key
        if kind not in _KINDS.values() or template is None:
            continue
        if not isinstance(template, str):
            raise NotImplementedError(f"naming_convention[{key!r}] that is no string is not "
                                      "supported")
        found[kind] = template
    return found


def _functions(given):
    return [key for key, value in given.items() if isinstance(key, str) and callable(value)]


def _replaced(template, keys, replacement):
    """A template with other text for some of its tokens."""
    pieces = template.split("%%")
    for key in keys:
        token = f"%({key})s"
        if any(token in piece for piece in pieces):
            text = replacement(key)
            pieces = [piece.replace(token, text) for piece in pieces]
    return "%%".join(pieces)
