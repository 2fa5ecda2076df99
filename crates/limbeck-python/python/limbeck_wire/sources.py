"""Where rows come from: the ``FROM`` of queries."""

from . import expressions, name, state


def referenced(element, found):
    """Appends the sources that an expression refers to, in the order of their mention."""
    visit = element.__visit_name__
    if visit == "column":
        table = element.table
        if table is None:
            table = getattr(element, "_table_valued", None)
        if table is not None and not any(table is other for other in found) \
                and not getattr(table, "_is_pseudo_table", False):
            found.append(table)
        return
    if visit == "aggregate_order_by" or hasattr(element, "get_children"):
        for child in element.get_children():
            referenced(child, found)


def froms_of(select):
    """The sources of a query, joins applied and their parts left out."""
    found = list(select._from_obj)
    for item, entity in select._expanded():
        if isinstance(entity, type):
            source = entity.__mapper__._source()
            if not any(source is other for other in found):
                found.append(source)
            continue
        if entity is not item and getattr(entity, "is_selectable", False) \
                and entity.__visit_name__ not in ("select", "compound_select"):
            if not any(entity is other for other in found):
                found.append(entity)
            continue
        referenced(item, found)
    for clause in select._where:
        referenced(clause, found)
    found = _unique(found)
    if select._joins:
        found = _joined(select, found)
    return _without_parts(found)


def _unique(sources):
    unique = []
    for source in sources:
        if not any(source is other for other in unique):
            unique.append(source)
    return unique


def parts_of(source):
    """A join's sources, all the way down."""
    if not getattr(source, "is_join", False):
        return [source]
    return parts_of(source.left) + parts_of(source.right)


def _without_parts(sources):
    hidden = []
    for source in sources:
        if getattr(source, "is_join", False):
            hidden.extend(parts_of(source))
    return [source for source in sources
            if getattr(source, "is_join", False) or not any(source is part for part in hidden)]


def _joined(select, sources):
    from sqlalchemy.sql.selectable import Join, _from

    for target, onclause, left, outer, full in select._joins:
        relation = getattr(target, "_join_parts", None)
        if relation is None and onclause is not None:
            relation = getattr(onclause, "_join_parts", None)
            if relation is not None:
                onclause = None
        if relation is not None:
            steps = relation(target)
        else:
            steps = [(_from(target), onclause)]
        for right, condition in steps:
            sources = _without_parts([source for source in sources if source is not right])
            start = _left_side(sources, left, right, condition)
            joined = Join(start, right, condition, outer, full)
            if any(source is start for source in sources):
                sources = [joined if source is start else source for source in sources]
            else:
                sources.append(joined)
    return sources


def _left_side(sources, left, right, condition):
    if left is not None:
        for source in sources:
            if any(part is left for part in parts_of(source)):
                return source
        return left
    if not sources:
        from sqlalchemy.exc import InvalidRequestError

        raise InvalidRequestError("Can't determine which FROM clause to join from")
    if condition is not None:
        mentioned = []
        referenced(condition, mentioned)
        for source in sources:
            if any(part is item for part in parts_of(source) for item in mentioned):
                return source
    elif len(sources) > 1:
        from sqlalchemy.exc import NoForeignKeysError
        from sqlalchemy.sql._joining import join_condition

        for source in sources:
            try:
                join_condition(source, right)
            except NoForeignKeysError:
                continue
            return source
    return sources[0]


def correlated(select, sources):
    """The sources without those that an enclosing query supplies."""
    enclosing = state.current.enclosing
    if not enclosing:
        return sources
    outer = [source for level in enclosing for source in level]

    def supplied(source):
        return any(source is other for other in outer)

    if select._correlate is not None:
        return [source for source in sources
                if not (supplied(source) and any(source is item for item in select._correlate))]
    if select._correlate_except is not None:
        return [source for source in sources
                if not supplied(source)
                or any(source is item for item in select._correlate_except)]
    if len(sources) > 1:
        level = enclosing[-1]
        rest = [source for source in sources if not any(source is other for other in level)]
        if not rest:
            from sqlalchemy.exc import InvalidRequestError

            raise InvalidRequestError(
                f"Select statement '{select!r}' returned no FROM clauses due to "
                "auto-correlation; specify correlate(<tables>) to control correlation manually.")
        return rest
    return sources


def from_clause(source):
    """A source, with the hints about it."""
    hints = [{"text": text, "position": position,
              **({} if dialect == "*" else {"dialect": dialect})}
             for position, (hinted, text, dialect) in enumerate(state.current.hints)
             if hinted is source]
    lowered = _bare(source)
    return {"from": "hinted", "source": lowered, "hints": hints} if hints else lowered


def values(source):
    """The rows of ``VALUES``."""
    from sqlalchemy.sql.elements import BindParameter, ClauseElement

    types = source._column_types
    lowered = {"rows": [[expressions.expression(
        item if isinstance(item, ClauseElement) else BindParameter(None, item, type_, unique=True))
        for item, type_ in zip(row, types)] for row in source._data]}
    if source.literal_binds:
        lowered["literal"] = True
    return lowered


def _bare(source):
    visit = source.__visit_name__
    if visit == "table":
        return {"from": "table", **expressions.table_reference(source)}
    if visit == "cte":
        return {"from": "table", "name": name(cte_name(source))}
    if visit == "alias":
        inner = source.element
        alias = name(state.current.alias(source))
        if inner.__visit_name__ == "table":
            return {"from": "table", **expressions.table_reference(source)}
        if inner.__visit_name__ == "cte":
            return {"from": "table", "name": name(cte_name(inner)), "alias": alias}
        if inner.__visit_name__ in ("subquery", "alias", "lateral"):
            lowered = from_clause(inner)
            lowered["alias"] = alias
            return lowered
        raise NotImplementedError(f"aliases of {type(inner).__name__} are not supported")
    if visit in ("subquery", "lateral"):
        from .statements import derived

        if not hasattr(source.element, "_result_columns"):
            return {"from": "function", "function": expressions.expression(source.element),
                    "alias": name(state.current.alias(source))}
        lowered = {"from": "subquery", "select": derived(source.element, visit == "lateral"),
                   "alias": name(state.current.alias(source))}
        if visit == "lateral":
            lowered["lateral"] = True
        return lowered
    if visit == "join":
        kind = "full_outer" if source.full else "left_outer" if source.isouter else "inner"
        return {"from": "join", "left": from_clause(source.left),
                "right": from_clause(source.right),
                "condition": expressions.expression(source.onclause), "kind": kind}
    if visit == "table_valued_alias":
        return {"from": "function", "function": expressions.expression(source.element),
                "alias": name(state.current.alias(source))}
    if visit == "values":
        lowered = {"from": "values", "values": values(source)}
        if source.named_with_column:
            lowered["alias"] = name(state.current.alias(source))
            lowered["columns"] = [name(item.name) for item in source._column_args]
        if source.lateral_:
            lowered["lateral"] = True
        return lowered
    if visit == "tablesample":
        inner = source.element
        if inner.__visit_name__ != "table":
            raise NotImplementedError(f"samples of {type(inner).__name__} are not supported")
        reference = {"from": "table", **expressions.table_reference(source)}
        lowered = {"from": "sample", "source": reference,
                   "method": expressions.expression(source.sampling)}
        if source.seed is not None:
            lowered["seed"] = expressions.expression(source.seed)
        return lowered
    if visit == "textclause":
        return {"from": "text", "text": source.text}
    if visit == "function":
        return {"from": "function", "function": expressions.expression(source)}
    raise NotImplementedError(f"{type(source).__name__} as a source of rows is not supported")


def cte_name(cte):
    """The name of a common table expression, which is noted down for its statement."""
    found = state.current
    chain = [cte]
    while chain[-1]._restates is not None:
        chain.append(chain[-1]._restates)
    own = cte.name if cte.name is not None else found.alias(chain[-1])
    if id(cte) in found.known_ctes:
        return own
    for item in chain:
        found.known_ctes.add(id(item))
        found.names.setdefault(id(item), own)
    from .statements import derived

    lowered = {"name": name(own), "statement": derived(cte.element, False)}
    if cte.recursive or cte.element.__visit_name__ == "values":
        lowered["columns"] = [name(key) for key, _ in cte.element._exported_items()]
    if cte.recursive:
        lowered["recursive"] = True
    found.ctes.append(lowered)
    return own
