"""Names of the columns of a query's result."""

from .elements import ColumnClause, Label, TextClause


def base_name(item):
    """A column's own name, or the stem from which an anonymous label is made."""
    if isinstance(item, Label):
        return (None if item._anonymous else item.name), "anon"
    if isinstance(item, ColumnClause):
        return item.name, None
    if isinstance(item, TextClause):
        return None, None
    name = getattr(item, "name", None)
    if name is not None and item.__visit_name__ in ("function", "next_value_func"):
        return None, str(name)
    if item.__visit_name__ == "unary" and isinstance(getattr(item, "element", None), ColumnClause):
        return None, None
    if item.__visit_name__ in ("cast", "try_cast", "type_coerce"):
        inner = base_name(item.clause)[0]
        return inner, "anon"
    if item.__visit_name__ == "over" or item.__visit_name__ == "funcfilter":
        return None, "anon"
    return None, "anon"


def result_names(columns):
    """For each column: the name it has by itself (or None), and the label that it needs."""
    seen = {}
    counters = {}
    found = []
    for item in columns:
        name, stem = base_name(item)
        if isinstance(item, Label) and not item._anonymous:
            seen.setdefault(name, item)
            found.append((name, None))
            continue
        if name is None:
            if stem is None:
                found.append((None, None))
                continue
            if isinstance(item, Label):
                item = item.element
                stem = base_name(item)[1] or "anon"
            counters[stem] = counters.get(stem, 0) + 1
            found.append((f"{stem}_{counters[stem]}",) * 2)
            continue
        text = str(name)
        if isinstance(item, ColumnClause):
            if text not in seen:
                seen[text] = item
                found.append((text, None))
                continue
            if getattr(item, "is_literal", False):
                found.append((text, None))
                continue
            number = counters.get(text, 0) + 1
            counters[text] = number
            found.append((f"{text}_{number}" if seen[text] is not item
                          else f"{text}__{number}",) * 2)
            continue
        # A cast is known by the name of what it casts.
        if text not in seen:
            seen[text] = item
            found.append((text, text))
        else:
            number = counters.get(text, 0) + 1
            counters[text] = number
            found.append((f"{text}_{number}",) * 2)
    return found


def exported_items(columns):
    """Pairs of key and column, as a subquery offers them."""
    items = []
    for item, (name, _) in zip(columns, result_names(columns)):
        key = None
        if isinstance(item, ColumnClause):
            key = item.key
        elif item.__visit_name__ == "function":
            key = item.name
        if key is None or any(key == other for other, _ in items):
            key = name
        if key is None:
            continue
        if not isinstance(item, ColumnClause):
            labelled = Label(name, item, item.type)
            items.append((key, labelled))
        elif name is not None and name != str(item.name):
            items.append((key, Label(name, item, item.type)))
        else:
            items.append((key, item))
    return items


