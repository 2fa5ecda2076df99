"""Copies of expressions with other columns in them."""

from .elements import ClauseElement


def onto_table(element, old, new):
    """The same expression over the columns of another table."""
    from .schema import Column

    if isinstance(element, Column):
        if element.table is old and element.key in new.c:
            return new.c[element.key]
        return element
    if not isinstance(element, ClauseElement):
        return element
    changed = {}
    for key, value in element.__dict__.items():
        if isinstance(value, ClauseElement):
            replaced = onto_table(value, old, new)
        elif isinstance(value, (list, tuple)):
            replaced = type(value)(
                tuple(onto_table(part, old, new) for part in item) if isinstance(item, tuple)
                else onto_table(item, old, new) for item in value)
        else:
            continue
        changed[key] = replaced
    if not changed:
        return element
    copied = type(element).__new__(type(element))
    copied.__dict__.update(element.__dict__)
    copied.__dict__.update(changed)
    return copied
