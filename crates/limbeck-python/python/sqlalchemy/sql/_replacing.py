"""Copies of expressions with other elements in them."""

from .elements import ClauseElement


def onto_table(element, old, new):
    """The same expression over the columns of another table."""
    from .schema import Column

    def replace(item):
        if isinstance(item, Column) and item.table is old and item.key in new.c:
            return new.c[item.key]
        return None

    return replaced(element, replace)


def replaced(element, replace):
    """The same expression with what ``replace`` answers in the place of its parts."""
    from .schema import Column

    if not isinstance(element, ClauseElement):
        return element
    found = replace(element)
    if found is not None:
        return found
    if isinstance(element, Column) or hasattr(element, "c"):
        return element
    changed = {}
    for key, value in element.__dict__.items():
        if isinstance(value, ClauseElement):
            new = replaced(value, replace)
        elif isinstance(value, (list, tuple)):
            new = type(value)(
                tuple(replaced(part, replace) for part in item) if isinstance(item, tuple)
                else replaced(item, replace) for item in value)
        else:
            continue
        changed[key] = new
    if not changed:
        return element
    copied = type(element).__new__(type(element))
    copied.__dict__.update(element.__dict__)
    copied.__dict__.update(changed)
    return copied
