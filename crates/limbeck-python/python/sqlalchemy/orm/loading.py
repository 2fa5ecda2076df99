"""Objects from rows, and related objects."""

from ..sql import select
from ..sql.elements import and_
from .base import MANYTOMANY, MANYTOONE
from .properties import ColumnProperty
from .state import column_values, remember


class Plan:
    """What each entity of a query makes of its columns."""

    def __init__(self, statement):
        self.steps = []
        self.names = []
        self.has_objects = False
        position = 0
        from ..sql._labels import result_names

        columns = statement._result_columns()
        labels = [name for name, _ in result_names(columns)]
        for entity in statement._entities:
            mapper = getattr(entity, "__mapper__", None)
            if mapper is not None and isinstance(entity, type):
                keys = mapper._column_keys()
                self.steps.append((mapper, keys, position))
                self.names.append(entity.__name__)
                self.has_objects = True
                position += len(keys)
                continue
            alias = getattr(entity, "_aliased_mapper", None)
            if alias is not None:
                keys = [alias.get_property_by_column(item._proxied).key
                        for item in entity.__clause_element__().c]
                self.steps.append((alias, keys, position))
                self.names.append(alias.class_.__name__)
                self.has_objects = True
                position += len(keys)
                continue
            count = 1
            element = entity.__clause_element__() if hasattr(entity, "__clause_element__") \
                else entity
            if getattr(element, "is_selectable", False) and hasattr(element, "c") \
                    and element.__visit_name__ not in ("select", "compound_select"):
                count = len(element.c)
            for number in range(count):
                self.steps.append((None, None, position + number))
                name = labels[position + number]
                self.names.append(name if name is not None else f"column_{position + number}")
            position += count

    def row(self, session, row):
        """The values of a row, with objects in the place of their columns."""
        found = []
        for mapper, keys, position in self.steps:
            if mapper is None:
                found.append(row[position])
            else:
                found.append(instance(session, mapper, keys, row[position:position + len(keys)]))
        return found


def instance(session, mapper, keys, values):
    """The object of a row: the one that the session has, or a new one."""
    by_key = dict(zip(keys, values))
    identity = []
    for column in mapper.primary_key:
        identity.append(by_key.get(mapper.get_property_by_column(column).key))
    if all(part is None for part in identity):
        return None
    if mapper.polymorphic_map and mapper.polymorphic_on is not None:
        try:
            discriminator = by_key.get(
                mapper.get_property_by_column(mapper.polymorphic_on).key)
        except Exception:
            discriminator = None
        actual = mapper.polymorphic_map.get(discriminator)
        if actual is not None and actual.isa(mapper):
            mapper = actual
    key = (mapper.base_mapper.class_, tuple(identity))
    found = session._identity.get(key)
    if found is None:
        found = mapper.class_.__new__(mapper.class_)
        found.__dict__["_sa_session"] = session
        session._identity[key] = found
        fresh = True
    else:
        fresh = bool(found.__dict__.pop("_sa_expired", None))
    if fresh:
        for name, value in by_key.items():
            found.__dict__[name] = _mutable(mapper, name, value)
        remember(found)
        missing = [name for name in mapper._column_keys() if name not in found.__dict__]
        if missing:
            found.__dict__["_sa_expired"] = set(missing)
    return found


def _mutable(mapper, name, value):
    prop = mapper._props.get(name)
    kind = getattr(prop.columns[0].type, "_mutable_class", None) \
        if isinstance(prop, ColumnProperty) else None
    return value if kind is None else kind.coerce(name, value)


def identity_key(obj):
    """The key of a stored object in its session."""
    mapper = type(obj).__mapper__
    return (mapper.base_mapper.class_, tuple(mapper.primary_key_from_instance(obj)))


def _local_values(obj, pairs):
    mapper = type(obj).__mapper__
    return [getattr(obj, mapper.get_property_by_column(local).key) for local, _ in pairs]


def load_related(obj, prop):
    """The related objects of an object."""
    session = obj.__dict__.get("_sa_session")
    setup = prop._describe()
    if session is None or "_sa_loaded" not in obj.__dict__:
        if not setup.uselist:
            return None
        kind = prop.collection_class
        found = kind() if kind is not None else []
        obj.__dict__[prop.key] = found
        return found
    target = prop.entity
    query = select(target)
    if setup.direction is MANYTOMANY:
        mapper = type(obj).__mapper__
        values = [getattr(obj, mapper.get_property_by_column(remote).key)
                  for _, remote in setup.pairs]
        query = query.join(setup.secondary, and_(*[a == b for a, b in setup.remote_pairs]))
        query = query.where(*[a == value for (a, _), value in zip(setup.pairs, values)])
    else:
        from ..sql.elements import ClauseElement

        if isinstance(setup.condition, ClauseElement) and not setup.pairs:
            raise NotImplementedError(f"loading the relationship {prop}, which has a condition "
                                      "of its own, is not supported")
        values = _local_values(obj, setup.pairs)
        if setup.direction is MANYTOONE and any(value is None for value in values):
            obj.__dict__[prop.key] = None
            return None
        query = query.where(*[remote == value
                              for (_, remote), value in zip(setup.pairs, values)])
    if prop.order_by not in (False, None):
        order = prop._evaluated(prop.order_by)
        query = query.order_by(*(order if isinstance(order, (list, tuple)) else [order]))
    found = list(session.scalars(query))
    if setup.uselist:
        kind = prop.collection_class
        found = found if kind is None or kind is list else kind(found) \
            if isinstance(kind, type) else found
    else:
        found = found[0] if found else None
    obj.__dict__[prop.key] = found
    return found


def backfill(obj, prop, value):
    """Notes that a relation was set."""
    obj.__dict__.setdefault("_sa_related", set()).add(prop.key)
    session = obj.__dict__.get("_sa_session")
    if session is not None and value is not None:
        session._cascade(obj)


def synchronise(obj, session):
    """Takes the foreign keys of an object from the objects that it refers to."""
    mapper = type(obj).__mapper__
    for key in sorted(obj.__dict__.get("_sa_related", ())):
        prop = mapper._props[key]
        setup = prop._describe()
        if setup.direction is not MANYTOONE:
            continue
        value = obj.__dict__.get(key)
        if value is not None and "_sa_loaded" not in value.__dict__:
            session._flush_one(value)
        for local, remote in setup.pairs:
            name = mapper.get_property_by_column(local).key
            source = None
            if value is not None:
                source = getattr(value, type(value).__mapper__.get_property_by_column(remote).key)
            setattr(obj, name, source)


def children(obj):
    """Pairs of relation and related objects that are held in memory."""
    mapper = type(obj).__mapper__
    for key, prop in mapper.relationships.items():
        held = obj.__dict__.get(key)
        if held is None or prop.viewonly:
            continue
        if isinstance(held, dict):
            yield prop, list(held.values())
        elif isinstance(held, (list, set, tuple)):
            yield prop, list(held)
        else:
            yield prop, [held]


def values_of(obj):
    """The values of an object's columns by attribute."""
    return column_values(obj)
