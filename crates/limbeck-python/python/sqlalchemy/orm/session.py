"""Sessions, as far as data migrations use them."""

from .. import exc as sa_exc
from ..sql import delete, insert, select, update
from ..sql.elements import and_
from .base import MANYTOMANY, ONETOMANY
from .exc import UnmappedInstanceError
from .loading import Plan, children, identity_key, synchronise
from .properties import ColumnProperty
from .state import changes, column_values, remember


class SessionTransaction:
    """A transaction, or a savepoint, of a session."""

    def __init__(self, session, nested=None):
        self.session = session
        self._nested = nested
        self.is_active = True

    @property
    def nested(self):
        return self._nested is not None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if self.is_active:
            if kind is None:
                self.commit()
            else:
                self.rollback()
        return False

    def commit(self):
        if self._nested is not None:
            self.session.flush()
            self._nested.commit()
        else:
            self.session.commit()
        self.is_active = False

    def rollback(self):
        if self._nested is not None:
            self._nested.rollback()
        else:
            self.session.rollback()
        self.is_active = False

    def close(self):
        if self.is_active:
            self.rollback()


class _NoAutoflush:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        self.before = self.session.autoflush
        self.session.autoflush = False
        return self.session

    def __exit__(self, *exc):
        self.session.autoflush = self.before
        return False


class Session:
    """Objects and statements of one transaction."""

    def __init__(self, bind=None, *, autoflush=True, future=True, expire_on_commit=True,
                 autobegin=True, twophase=False, binds=None, enable_baked_queries=True,
                 info=None, query_cls=None, autocommit=False, join_transaction_mode=None,
                 close_resets_only=None):
        if autocommit:
            raise sa_exc.ArgumentError("autocommit=True is no longer supported")
        if binds:
            raise NotImplementedError("Session(binds=…) is not supported")
        self.bind = bind
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = dict(info or {})
        self._query_cls = query_cls
        self._connection = None
        self._is_external = False
        self._identity = {}
        self._new = []
        self._deleted = []
        self._flushing = False

    def __class_getitem__(cls, item):
        return cls

    # Connection and transaction

    def get_bind(self, mapper=None, **kw):
        if self.bind is None:
            raise sa_exc.UnboundExecutionError(
                "This session is not bound to a single Engine or Connection, and no context was "
                "provided to locate a binding.")
        return self.bind

    def connection(self, bind_arguments=None, execution_options=None):
        if self._connection is None:
            bind = self.get_bind()
            bind = getattr(bind, "sync_connection", None) or getattr(bind, "sync_engine", None) \
                or bind
            if hasattr(bind, "in_transaction"):
                self._connection = bind
                # A transaction that was there before is its owner's to end.
                self._is_external = bind.in_transaction()
            else:
                self._connection = bind.connect()
                self._is_external = False
        return self._connection

    def in_transaction(self):
        return self._connection is not None and self._connection.in_transaction()

    def in_nested_transaction(self):
        return self._connection is not None and self._connection.in_nested_transaction()

    @property
    def is_active(self):
        return True

    def begin(self, nested=False):
        if nested:
            return self.begin_nested()
        self.connection()
        return SessionTransaction(self)

    def begin_nested(self):
        self.flush()
        return SessionTransaction(self, self.connection().begin_nested())

    def get_transaction(self):
        return SessionTransaction(self) if self.in_transaction() else None

    def get_nested_transaction(self):
        return None

    def commit(self):
        self.flush()
        if self._connection is not None:
            if not self._is_external:
                self._connection.commit()
            self._release()
        if self.expire_on_commit:
            self.expire_all()

    def rollback(self):
        if self._connection is not None:
            self._connection.rollback()
            self._release()
        for obj in self._new:
            obj.__dict__.pop("_sa_session", None)
        self._new.clear()
        self._deleted.clear()
        self.expire_all()

    def _release(self):
        if self._connection is not self.bind and self._connection is not None:
            self._connection.close()
        self._connection = None
        self._is_external = False

    def close(self):
        if self._connection is not None:
            if not self._is_external:
                self._connection.rollback()
            self._release()
        self.expunge_all()

    reset = close

    def invalidate(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()
        return False

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    # Statements

    def _before(self):
        if self.autoflush and not self._flushing and (self._new or self._deleted
                                                      or self._identity):
            self.flush()

    def execute(self, statement, params=None, *, execution_options=None, bind_arguments=None,
                **kw):
        self._before()
        result = self.connection().execute(statement, params)
        if getattr(statement, "is_select", False) and hasattr(statement, "_entities"):
            return self._with_objects(statement, result)
        if getattr(statement, "is_update", False) or getattr(statement, "is_delete", False):
            self._expire_table(statement.table)
        returned = getattr(statement, "_returning", ())
        if returned and any(isinstance(item, type) and hasattr(item, "__mapper__")
                            for item in returned):
            return self._with_objects(select(*returned), result)
        return result

    def _with_objects(self, statement, result):
        plan = Plan(statement)
        if not plan.has_objects:
            return result
        from ..engine.result import Result
        from ..engine.row import Keys

        rows = [plan.row(self, row) for row in result._rows]
        return Result(Keys(plan.names), rows)

    def scalar(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalar()

    def scalars(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalars()

    def query(self, *entities, **kwargs):
        from .query import Query

        return (self._query_cls or Query)(entities, self)

    def get(self, entity, ident, **kw):
        mapper = entity.__mapper__
        columns = mapper.primary_key
        if isinstance(ident, dict):
            values = [ident[mapper.get_property_by_column(column).key] for column in columns]
        else:
            values = list(ident) if isinstance(ident, (tuple, list)) else [ident]
        key = (mapper.base_mapper.class_, tuple(values))
        found = self._identity.get(key)
        if found is not None and not found.__dict__.get("_sa_expired"):
            return found
        return self.scalars(select(entity).where(
            *[column == value for column, value in zip(columns, values)])).first()

    def get_one(self, entity, ident, **kw):
        found = self.get(entity, ident, **kw)
        if found is None:
            raise sa_exc.NoResultFound("No row was found when one was required")
        return found

    # Objects

    @property
    def new(self):
        return list(self._new)

    @property
    def deleted(self):
        return list(self._deleted)

    @property
    def dirty(self):
        return [obj for obj in self._identity.values() if changes(obj)]

    def __contains__(self, obj):
        return obj.__dict__.get("_sa_session") is self

    def __iter__(self):
        return iter([*self._new, *self._identity.values()])

    def add(self, instance, _warn=True):
        if getattr(type(instance), "__mapper__", None) is None:
            raise UnmappedInstanceError(instance)
        if instance.__dict__.get("_sa_session") is self:
            return
        instance.__dict__["_sa_session"] = self
        if "_sa_loaded" in instance.__dict__:
            self._identity[identity_key(instance)] = instance
        else:
            self._new.append(instance)
        self._cascade(instance)

    def _cascade(self, obj):
        for _, related in children(obj):
            for other in related:
                if other is not None and other.__dict__.get("_sa_session") is not self:
                    self.add(other)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        if instance in self._new:
            self._new.remove(instance)
            return
        self._deleted.append(instance)

    def expunge(self, instance):
        if any(instance is item for item in self._new):
            self._new.remove(instance)
        for key, item in list(self._identity.items()):
            if item is instance:
                del self._identity[key]
        instance.__dict__.pop("_sa_session", None)

    def expunge_all(self):
        for obj in [*self._new, *self._identity.values()]:
            obj.__dict__.pop("_sa_session", None)
        self._new.clear()
        self._deleted.clear()
        self._identity.clear()

    def expire(self, instance, attribute_names=None):
        mapper = type(instance).__mapper__
        names = attribute_names or list(mapper._props)
        keep = {mapper.get_property_by_column(column).key for column in mapper.primary_key}
        expired = instance.__dict__.setdefault("_sa_expired", set())
        for name in names:
            prop = mapper._props.get(name)
            if isinstance(prop, ColumnProperty):
                if name not in keep:
                    instance.__dict__.pop(name, None)
                    expired.add(name)
            else:
                instance.__dict__.pop(name, None)

    def expire_all(self):
        for obj in self._identity.values():
            self.expire(obj)

    def _expire_table(self, table):
        for obj in self._identity.values():
            if any(item is table for item in type(obj).__mapper__.tables):
                self.expire(obj)

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        if "_sa_loaded" not in instance.__dict__:
            self.flush()
        mapper = type(instance).__mapper__
        instance.__dict__["_sa_expired"] = set(mapper._column_keys())
        values = mapper.primary_key_from_instance_raw(instance)
        found = self.connection().execute(select(type(instance)).where(
            *[column == value for column, value in zip(mapper.primary_key, values)])).first()
        if found is None:
            raise sa_exc.InvalidRequestError(
                f"Could not refresh instance '<{type(instance).__name__} at "
                f"{id(instance):#x}>'")
        for key, value in zip(mapper._column_keys(), found):
            instance.__dict__[key] = value
        instance.__dict__.pop("_sa_expired", None)
        for key in mapper.relationships.keys():
            instance.__dict__.pop(key, None)
        remember(instance)

    def merge(self, instance, *, load=True, options=None):
        mapper = type(instance).__mapper__
        key = mapper.primary_key_from_instance_raw(instance)
        found = self.get(type(instance), tuple(key)) if all(
            part is not None for part in key) else None
        if found is None:
            found = type(instance).__new__(type(instance))
            for name, value in column_values(instance).items():
                found.__dict__[name] = value
            self.add(found)
            return found
        for name, value in column_values(instance).items():
            setattr(found, name, value)
        return found

    def is_modified(self, instance, include_collections=True):
        return bool(changes(instance))

    # Writing

    def flush(self, objects=None):
        if self._flushing:
            return
        self._flushing = True
        try:
            for obj in list(self._identity.values()):
                self._cascade(obj)
            while self._new:
                self._flush_one(self._first_new())
            for obj in list(self._identity.values()):
                self._flush_collections(obj)
                synchronise(obj, self)
                self._update(obj)
            while self._new:
                self._flush_one(self._first_new())
            self._delete_marked()
        finally:
            self._flushing = False

    def _first_new(self):
        """The object whose table others refer to."""
        def depth(obj):
            tables = type(obj).__mapper__.metadata.sorted_tables
            own = type(obj).__mapper__.tables[0]
            return next(number for number, table in enumerate(tables) if table is own)

        return min(self._new, key=depth)

    def _flush_one(self, obj):
        """Inserts an object and tells those that refer to it."""
        if not any(obj is item for item in self._new):
            return
        self._new.remove(obj)
        synchronise(obj, self)
        self._insert(obj)
        self._identity[identity_key(obj)] = obj
        self._flush_collections(obj)

    def _insert(self, obj):
        mapper = type(obj).__mapper__
        if mapper.polymorphic_identity is not None and mapper.polymorphic_on is not None:
            key = mapper.get_property_by_column(mapper.polymorphic_on).key
            if obj.__dict__.get(key) is None:
                obj.__dict__[key] = mapper.polymorphic_identity
        identity = None
        for table in mapper.tables:
            values = self._table_values(mapper, obj, table, identity)
            result = self.connection().execute(insert(table).values(values))
            found = result.inserted_primary_key
            if found is not None:
                for column, value in zip(table.primary_key, found):
                    if value is not None:
                        self._store(mapper, obj, column, value)
                identity = identity or list(found)
        expired = {key for key in mapper._column_keys() if key not in obj.__dict__}
        if expired:
            obj.__dict__["_sa_expired"] = expired
        obj.__dict__.pop("_sa_related", None)
        remember(obj)

    @staticmethod
    def _store(mapper, obj, column, value):
        for key, prop in mapper._props.items():
            if isinstance(prop, ColumnProperty) and any(
                    item is column for item in prop.columns):
                obj.__dict__[key] = value

    def _table_values(self, mapper, obj, table, identity):
        """The values of the columns of one table, with those of Python's defaults."""
        values = {}
        for key, prop in mapper._props.items():
            if not isinstance(prop, ColumnProperty):
                continue
            column = next((item for item in prop.columns
                           if getattr(item, "table", None) is table), None)
            if column is None:
                continue
            if key not in obj.__dict__:
                default = column.default
                if default is not None and not default.is_sequence \
                        and not default.is_clause_element:
                    obj.__dict__[key] = default._value()
                else:
                    continue
            value = obj.__dict__[key]
            if value is None and column.primary_key:
                continue
            values[column.key] = value
        if identity is not None:
            for column, value in zip(table.primary_key, identity):
                values.setdefault(column.key, value)
                if values[column.key] is None:
                    values[column.key] = value
        return values

    def _update(self, obj):
        mapper = type(obj).__mapper__
        found = changes(obj)
        if not found:
            return
        loaded = obj.__dict__["_sa_loaded"]
        for table in mapper.tables:
            values = {}
            for key, value in found.items():
                for column in mapper._props[key].columns:
                    if getattr(column, "table", None) is table:
                        values[column.key] = value
            if not values:
                continue
            conditions = []
            for column, own in zip(mapper.primary_key, table.primary_key):
                key = mapper.get_property_by_column(column).key
                conditions.append(own == loaded.get(key, obj.__dict__.get(key)))
            self.connection().execute(update(table).where(and_(*conditions)).values(values))
        remember(obj)

    def _flush_collections(self, obj):
        for prop, related in children(obj):
            setup = prop._describe()
            if setup.direction is ONETOMANY:
                for child in related:
                    for local, remote in setup.pairs:
                        source = getattr(
                            obj, type(obj).__mapper__.get_property_by_column(local).key)
                        target = type(child).__mapper__.get_property_by_column(remote).key
                        if child.__dict__.get(target) != source:
                            setattr(child, target, source)
            elif setup.direction is MANYTOMANY:
                self._link(obj, prop, setup, related)

    def _link(self, obj, prop, setup, related):
        """Inserts the rows that tie an object to its related ones."""
        linked = obj.__dict__.setdefault("_sa_linked", {}).setdefault(prop.key, None)
        if linked is None:
            linked = obj.__dict__["_sa_linked"][prop.key] = set()
            if prop.key not in obj.__dict__.get("_sa_related", ()) and not any(
                    "_sa_loaded" not in other.__dict__ for other in related) \
                    and obj.__dict__.get("_sa_loaded") is not None:
                linked.update(id(other) for other in related)
        for other in related:
            if id(other) in linked:
                continue
            self._flush_one(other)
            values = {}
            for column, source in setup.pairs:
                values[column.key] = getattr(
                    obj, type(obj).__mapper__.get_property_by_column(source).key)
            for column, source in setup.remote_pairs:
                values[column.key] = getattr(
                    other, type(other).__mapper__.get_property_by_column(source).key)
            self.connection().execute(insert(setup.secondary).values(values))
            linked.add(id(other))

    def _delete_marked(self):
        for obj in self._deleted:
            mapper = type(obj).__mapper__
            for table in reversed(mapper.tables):
                values = mapper.primary_key_from_instance(obj)
                self.connection().execute(delete(table).where(and_(
                    *[column == value for column, value in zip(table.primary_key, values)])))
            self._identity.pop(identity_key(obj), None)
            obj.__dict__["_sa_deleted"] = True
            obj.__dict__.pop("_sa_session", None)
        self._deleted.clear()

    # Many rows at once

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False,
                             render_nulls=False):
        from .mapper import Mapper

        mapper = mapper if isinstance(mapper, Mapper) else mapper.__mapper__
        rows = []
        for item in mappings:
            rows.append({mapper._props[key].columns[0].key if key in mapper._props else key: value
                         for key, value in item.items()})
        groups = {}
        for row in rows:
            groups.setdefault(tuple(row), []).append(row)
        for group in groups.values():
            self.connection().execute(insert(mapper.local_table), group)

    def bulk_update_mappings(self, mapper, mappings):
        from .mapper import Mapper

        mapper = mapper if isinstance(mapper, Mapper) else mapper.__mapper__
        keys = [mapper.get_property_by_column(column).key for column in mapper.primary_key]
        for item in mappings:
            conditions = [column == item[key] for column, key in zip(mapper.primary_key, keys)]
            values = {mapper._props[key].columns[0].key: value for key, value in item.items()
                      if key not in keys}
            if values:
                self.connection().execute(
                    update(mapper.local_table).where(*conditions).values(values))

    def bulk_save_objects(self, objects, return_defaults=False, update_changed_only=True,
                          preserve_order=True):
        for obj in objects:
            if "_sa_loaded" in obj.__dict__:
                self._update(obj)
            else:
                self._insert(obj)

    def enable_relationship_loading(self, obj):
        pass

    def prepare(self):
        raise NotImplementedError("two-phase transactions are not supported")


class sessionmaker:
    """Makes sessions."""

    def __init__(self, bind=None, *, class_=Session, autoflush=True, expire_on_commit=True,
                 info=None, **kw):
        self.kw = {"bind": bind, "autoflush": autoflush, "expire_on_commit": expire_on_commit,
                   **kw}
        if info is not None:
            self.kw["info"] = info
        self.class_ = class_

    def __class_getitem__(cls, item):
        return cls

    def __call__(self, **local_kw):
        return self.class_(**{**self.kw, **local_kw})

    def configure(self, **new_kw):
        self.kw.update(new_kw)

    def begin(self):
        return _SessionAndTransaction(self())


class _SessionAndTransaction:
    """``with factory.begin() as session``"""

    def __init__(self, session):
        self.session = session

    def __enter__(self):
        self.transaction = self.session.begin()
        return self.session

    def __exit__(self, kind, value, trace):
        try:
            return self.transaction.__exit__(kind, value, trace)
        finally:
            self.session.close()


class scoped_session:
    """One session for all."""

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._session = None

    def __class_getitem__(cls, item):
        return cls

    def __call__(self, **kw):
        if self._session is None:
            self._session = self.session_factory(**kw)
        return self._session

    def registry(self):
        return self()

    def remove(self):
        if self._session is not None:
            self._session.close()
            self._session = None

    def configure(self, **kwargs):
        self.session_factory.configure(**kwargs)

    def query_property(self, query_cls=None):
        return _QueryProperty(self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self(), name)

    def __enter__(self):
        return self().__enter__()

    def __exit__(self, *exc):
        return self().__exit__(*exc)


class _QueryProperty:
    def __init__(self, scope):
        self.scope = scope

    def __get__(self, instance, owner):
        if getattr(owner, "__mapper__", None) is None:
            return None
        return self.scope().query(owner)


def object_session(instance):
    return instance.__dict__.get("_sa_session")


def close_all_sessions():
    pass


def make_transient(instance):
    session = object_session(instance)
    if session is not None:
        session.expunge(instance)
    instance.__dict__.pop("_sa_loaded", None)


def make_transient_to_detached(instance):
    remember(instance)


def create_session(bind=None, **kwargs):
    return Session(bind, **kwargs)
