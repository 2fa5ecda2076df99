"""Engines, connections and transactions."""

import _limbeck

from .. import exc
from ..util import immutabledict


class BindTyping:
    NONE, SETINPUTSIZES, RENDER_CASTS = 1, 2, 3


class ExceptionContext:
    pass


class ExecutionContext:
    pass


class AdaptedConnection:
    pass


class CreateEnginePlugin:
    def __init__(self, *arg, **kw):
        raise NotImplementedError("CreateEnginePlugin is not supported")


class Connectable:
    """Engines and connections."""

    def _sa_inspect(self):
        from .reflection import Inspector

        return Inspector(self)

    def has_table(self, name, schema=None):
        return self._sa_inspect().has_table(name, schema)


class Engine(Connectable):
    """Opens connections to one database."""

    _option_engine = None
    is_async = False

    def __init__(self, url, dialect, options):
        self.url = url
        self.dialect = dialect
        self._options = options
        self._execution_options = immutabledict(options.get("execution_options") or {})
        self.echo = options.get("echo", False)
        self.logging_name = options.get("logging_name")
        self.hide_parameters = options.get("hide_parameters", False)
        self._shared = None
        self._pool = options.get("pool")

    @property
    def pool(self):
        if self._pool is None:
            from .. import pool

            given = self._options.get("poolclass")
            if given is None:
                given = pool.SingletonThreadPool if self._is_memory() else pool.QueuePool
            self._pool = given()
            self._pool._dialect = self.dialect
        return self._pool

    def _is_memory(self):
        return self.dialect.name == "sqlite" and self.url.database in (None, "", ":memory:")

    def _shares_connection(self):
        """Whether all connections are one: a database in memory would be gone otherwise."""
        given = self._options.get("poolclass")
        if given is not None:
            return given.__name__ == "StaticPool" or (
                self._is_memory() and given.__name__ == "SingletonThreadPool")
        return self._is_memory()

    @property
    def name(self):
        return self.dialect.name

    @property
    def driver(self):
        return self.dialect.driver

    @property
    def engine(self):
        return self

    def __repr__(self):
        return f"Engine({self.url!r})"

    def connect(self):
        return Connection(self)

    def begin(self):
        return _EngineBegin(self)

    def raw_connection(self):
        from .dbapi import DriverConnection

        return DriverConnection(Connection(self), owns=True)

    def dispose(self, close=True):
        if self._shared is not None and close:
            number, self._shared = self._shared["connection"], None
            _limbeck.request({"request": "close", "connection": number})

    def execution_options(self, **opt):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new._execution_options = self._execution_options.union(opt)
        new._option_engine = self
        return new

    def update_execution_options(self, **opt):
        self._execution_options = self._execution_options.union(opt)

    def get_execution_options(self):
        return self._execution_options

    def clear_compiled_cache(self):
        pass

    def _open(self):
        """What the application knows of a new connection."""
        if self._shares_connection():
            owner = self._option_engine or self
            if owner._shared is None:
                owner._shared = self._request_connection()
            return owner._shared, True
        return self._request_connection(), False

    def _request_connection(self):
        from .connecting import connect_request

        return _limbeck.request(connect_request(self))

    def _run_operations(self, operations, check_first, naming_convention=None):
        with self.begin() as connection:
            connection._run_operations(operations, check_first, naming_convention)

    def _refuse(self, name):
        raise AttributeError(f"'Engine' object has no attribute '{name}'")

    def __getattr__(self, name):
        if name == "execute":
            raise AttributeError("'Engine' object has no attribute 'execute'")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class _EngineBegin:
    """``with engine.begin() as connection``"""

    def __init__(self, engine):
        self.engine = engine

    def __enter__(self):
        self.connection = self.engine.connect()
        try:
            self.transaction = self.connection.begin()
        except BaseException:
            self.connection.close()
            raise
        return self.connection

    def __exit__(self, kind, value, trace):
        try:
            return self.transaction.__exit__(kind, value, trace)
        finally:
            self.connection.close()


class Connection(Connectable):
    """A connection. The first statement begins a transaction, unless one was begun.

    Transactions are kept by the application, which also begins and ends those of migrations; so
    this object only asks.
    """

    _is_closed = False
    _detached = False

    def __init__(self, engine, _answer=None):
        self.engine = engine
        answer, self._is_shared = (_answer, True) if _answer is not None else engine._open()
        self._number = answer["connection"]
        self._root = None
        self._savepoints = 0
        self._info = {}
        self._execution_options = engine._execution_options
        self.dialect = engine.dialect
        if self.dialect.server_version_info is None:
            _describe(self.dialect, answer)
        self.should_close_with_result = False
        from ..event import _registered

        if _registered and not (self._is_shared and getattr(engine, "_connected", False)):
            engine._connected = True
            from .dbapi import fire_connect

            fire_connect(self)
        level = self._execution_options.get("isolation_level")
        if level is not None:
            self._set_isolation_level(level)
        translations = self._execution_options.get("schema_translate_map")
        if translations:
            self._translate_schemas(translations)

    # Requests

    def _request(self, name, **payload):
        if self._is_closed:
            raise exc.ResourceClosedError("This Connection is closed")
        payload["request"] = name
        payload["connection"] = self._number
        return _limbeck.request(payload)

    def _run_operations(self, operations, check_first, naming_convention=None):
        payload = {"operations": operations, "check_first": check_first}
        if naming_convention:
            payload["naming_convention"] = naming_convention
        self._request("execute_operations", **payload)

    # State

    @property
    def closed(self):
        return self._is_closed

    @property
    def invalidated(self):
        return False

    @property
    def info(self):
        return self._info

    @property
    def default_isolation_level(self):
        return self.dialect._isolation_level

    def get_isolation_level(self):
        level = self._execution_options.get("isolation_level")
        return level if level is not None else self.default_isolation_level

    @property
    def connection(self):
        from .dbapi import DriverConnection

        return DriverConnection(self)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()

    def close(self):
        if self._is_closed:
            return
        if self._is_shared:
            if self.in_transaction():
                self._request("rollback")
        else:
            self._request("close")
        self._end_root()
        self._is_closed = True

    def detach(self):
        self._detached = True

    def invalidate(self, exception=None):
        self.close()

    # Transactions

    def in_transaction(self):
        if self._is_closed:
            return False
        return bool(self._request("in_transaction"))

    def in_nested_transaction(self):
        return self._nested is not None

    _nested = None

    def get_transaction(self):
        if not self.in_transaction():
            return None
        if self._root is None:
            self._root = RootTransaction(self)
        return self._root

    def get_nested_transaction(self):
        return self._nested

    def begin(self):
        if self._is_closed:
            raise exc.ResourceClosedError("This Connection is closed")
        self._request("begin")
        self._root = RootTransaction(self)
        return self._root

    def begin_nested(self):
        if not self.in_transaction():
            self._request("begin")
        return NestedTransaction(self)

    def begin_twophase(self, xid=None):
        if not self.dialect._has_two_phases:
            raise NotImplementedError(
                f"{self.dialect.name} has no two-phase transactions that can hold DDL")
        self._request("begin")
        self._root = TwoPhaseTransaction(self, xid)
        return self._root

    def commit(self):
        self._request("commit")
        self._end_root()

    def rollback(self):
        self._request("rollback")
        self._end_root()

    def _end_root(self):
        if self._root is not None:
            self._root.is_active = False
            self._root = None
        self._nested = None

    # Options

    def execution_options(self, **opt):
        self._execution_options = self._execution_options.union(opt)
        if "isolation_level" in opt:
            self._set_isolation_level(opt["isolation_level"])
        if "schema_translate_map" in opt:
            self._translate_schemas(opt["schema_translate_map"])
        return self

    def _translate_schemas(self, translations):
        """Has schemas of statements stand for others."""
        pairs = [(key, value) for key, value in (translations or {}).items()]
        self._request("set_schema_translations", translations=pairs)

    def _set_isolation_level(self, level):
        self._request("set_isolation_level", level=str(level))

    def get_execution_options(self):
        return self._execution_options

    # Execution

    def execute(self, statement, parameters=None, *, execution_options=None):
        from .executing import execute

        return execute(self, statement, parameters, execution_options)

    def scalar(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters, execution_options=execution_options).scalar()

    def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters, execution_options=execution_options).scalars()

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        from .executing import execute_driver_sql

        return execute_driver_sql(self, statement, parameters)

    def run_callable(self, callable_, *args, **kwargs):
        return callable_(self, *args, **kwargs)

    def schema_for_object(self, obj):
        translations = self._execution_options.get("schema_translate_map") or {}
        return translations.get(obj.schema, obj.schema)

    # The synchronous face of an asynchronous connection is the connection itself.

    @property
    def sync_connection(self):
        return self


def _describe(dialect, answer):
    version = answer.get("server_version")
    if version:
        dialect.server_version_info = tuple(version)
    dialect.default_schema_name = answer.get("default_schema")
    dialect.is_mariadb = answer.get("is_mariadb", False)
    # What depends on the server's vendor and version.
    for name, supports in answer.get("supports", {}).items():
        setattr(dialect, name, supports)


class TransactionalContext:
    is_active = True

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if not self.is_active:
            return False
        if kind is None:
            try:
                self.commit()
            except BaseException:
                if self.is_active:
                    self.rollback()
                raise
        else:
            self.rollback()
        return False


class Transaction(TransactionalContext):
    """A transaction."""

    def __init__(self, connection):
        self.connection = connection

    @property
    def is_valid(self):
        return self.is_active and not self.connection.closed

    def _refuse(self):
        if not self.is_active:
            raise exc.InvalidRequestError("This transaction is inactive")

    def close(self):
        if self.is_active:
            self.rollback()


class RootTransaction(Transaction):
    """The transaction of a connection."""

    is_nested = False

    def commit(self):
        self._refuse()
        self.connection.commit()
        self.is_active = False

    def rollback(self):
        if self.is_active and not self.connection.closed:
            self.connection.rollback()
        self.is_active = False


class NestedTransaction(Transaction):
    """A savepoint."""

    is_nested = True

    def __init__(self, connection):
        super().__init__(connection)
        connection._savepoints += 1
        self._savepoint = f"sa_savepoint_{connection._savepoints}"
        connection._request("begin", savepoint=self._savepoint)
        self._outer = connection._nested
        connection._nested = self

    def _end(self):
        self.is_active = False
        self.connection._nested = self._outer

    def commit(self):
        self._refuse()
        self.connection._request("commit", savepoint=self._savepoint)
        self._end()

    def rollback(self):
        if self.is_active and not self.connection.closed:
            self.connection._request("rollback", savepoint=self._savepoint)
        self._end()


class TwoPhaseTransaction(RootTransaction):
    """A transaction that is prepared before it is committed."""

    def __init__(self, connection, xid=None):
        super().__init__(connection)
        if xid is None:
            import random

            xid = f"_sa_{random.randint(0, 2 ** 128):032x}"
        self.xid = xid
        self._is_prepared = False

    def prepare(self):
        self._refuse()
        self.connection._request("prepare_transaction", transaction=self.xid)
        self._is_prepared = True

    def _end(self, outcome):
        self.is_active = False
        self.connection._request("end_prepared", transaction=self.xid, outcome=outcome)
        self.connection._end_root()

    def commit(self):
        if not self._is_prepared:
            return super().commit()
        self._refuse()
        self._end("commit")

    def rollback(self):
        if not self._is_prepared:
            return super().rollback()
        if self.is_active and not self.connection.closed:
            self._end("rollback")
