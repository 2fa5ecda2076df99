"""The driver's side of a connection, for scripts that use it directly."""

_HARMLESS = frozenset((
    "run_async", "set_type_codec", "create_function", "create_aggregate", "create_collation",
    "set_trace_callback", "set_client_encoding", "add_output_converter", "set_authorizer"))


class DriverConnection:
    """What ``raw_connection()`` answers and listeners of ``connect`` receive."""

    def __init__(self, connection, owns=False):
        self._connection = connection
        self._owns = owns
        self._is_autocommit = False

    @property
    def driver_connection(self):
        return self

    @property
    def dbapi_connection(self):
        return self

    @property
    def connection(self):
        return self

    @property
    def autocommit(self):
        return self._is_autocommit

    @autocommit.setter
    def autocommit(self, value):
        self._connection._set_isolation_level("AUTOCOMMIT" if value else "READ COMMITTED")
        self._is_autocommit = bool(value)

    @property
    def isolation_level(self):
        return self._connection.get_isolation_level()

    @isolation_level.setter
    def isolation_level(self, value):
        # sqlite3's way to say that transactions are begun by hand.
        if value is not None:
            self._connection._set_isolation_level(value)

    def set_isolation_level(self, level):
        if level == 0:
            self._connection._set_isolation_level("AUTOCOMMIT")

    @property
    def is_valid(self):
        return not self._connection.closed

    def cursor(self, *arg, **kw):
        return Cursor(self._connection)

    def execute(self, sql, parameters=None):
        cursor = self.cursor()
        cursor.execute(sql, parameters)
        return cursor

    def executescript(self, script):
        return self.execute(script)

    def commit(self):
        self._connection._request("commit")

    def rollback(self):
        self._connection._request("rollback")

    def close(self):
        if self._owns:
            self._connection.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.commit()
        else:
            self.rollback()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _HARMLESS:
            return lambda *arg, **kw: None
        raise NotImplementedError(f"the driver connection's {name!r} is not supported")


class Cursor:
    """A cursor of the driver."""

    arraysize = 1

    def __init__(self, connection):
        self._connection = connection
        self._result = None
        self.rowcount = -1
        self.description = None
        self.lastrowid = None

    def execute(self, sql, parameters=None):
        result = self._connection.exec_driver_sql(str(sql), parameters)
        self._result = result
        self.rowcount = result.rowcount
        self.lastrowid = result.lastrowid
        self.description = [(name, None, None, None, None, None, None)
                            for name in result._keys.names] if result.returns_rows else None
        return self

    def executemany(self, sql, rows):
        for row in rows:
            self.execute(sql, row)
        return self

    def executescript(self, script):
        return self.execute(script)

    def fetchone(self):
        row = self._result.fetchone()
        return None if row is None else tuple(row)

    def fetchmany(self, size=1):
        return [tuple(row) for row in self._result.fetchmany(size)]

    def fetchall(self):
        return [tuple(row) for row in self._result.fetchall()]

    def __iter__(self):
        return iter(self.fetchall())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotImplementedError(f"the driver cursor's {name!r} is not supported")


class _Record:
    """The pool's record of a connection."""

    def __init__(self, connection):
        self.info = {}
        self.driver_connection = self.dbapi_connection = connection


def fire_connect(connection):
    """Calls the listeners of a new connection."""
    from ..event import _registered

    engine = connection.engine
    driver = None
    for target, name, function in list(_registered):
        if name not in ("connect", "first_connect", "engine_connect"):
            continue
        if not _concerns(target, engine):
            continue
        if name == "engine_connect":
            function(connection)
            continue
        if driver is None:
            driver = DriverConnection(connection)
        function(driver, _Record(driver))
    if driver is not None and connection.in_transaction():
        # What listeners set up is no part of the script's transaction.
        connection._request("commit")


def _concerns(target, engine):
    from ..pool import Pool

    if isinstance(target, type):
        return isinstance(engine, target) or issubclass(target, Pool)
    return target is engine or target is engine._option_engine or target is engine._pool \
        or getattr(target, "sync_engine", None) is engine
