"""Results of statements."""

from .. import exc
from .row import Keys, RMKeyView, Row, RowMapping


class ResultInternal:
    """What all results have in common: one pass over rows."""

    _real = None

    def __class_getitem__(cls, item):
        return cls

    def _convert(self, row):
        return row

    def _take(self):
        """The next row as it is, or ``None``."""
        real = self._real
        if real._closed:
            raise exc.ResourceClosedError(real._closed)
        if real._position >= len(real._rows):
            return None
        row = real._rows[real._position]
        real._position += 1
        return row

    def _next(self):
        while True:
            row = self._take()
            if row is None:
                return None, False
            found = self._convert(row)
            if self._is_new(found):
                return found, True

    def _is_new(self, value):
        seen = self.__dict__.get("_seen")
        if seen is None:
            return True
        key = self._strategy(value) if self._strategy is not None else value
        try:
            hash(key)
        except TypeError:
            key = id(key)
        if key in seen:
            return False
        seen.add(key)
        return True

    def unique(self, strategy=None):
        self._seen = set()
        self._strategy = strategy
        return self

    def __iter__(self):
        while True:
            row, found = self._next()
            if not found:
                return
            yield row

    def __next__(self):
        row, found = self._next()
        if not found:
            raise StopIteration()
        return row

    def fetchall(self):
        return self.all()

    def all(self):
        rows = []
        while True:
            row, found = self._next()
            if not found:
                self._real._soft_close()
                return rows
            rows.append(row)

    def fetchmany(self, size=None):
        rows = []
        while size is None or len(rows) < size:
            row, found = self._next()
            if not found:
                break
            rows.append(row)
            if size is None:
                break
        return rows

    def partitions(self, size=None):
        size = size or self._real._yield_per or 1000
        while True:
            rows = self.fetchmany(size)
            if not rows:
                return
            yield rows

    def _only(self, raise_for_none, raise_for_second, scalar=False):
        row, found = self._next()
        if not found:
            self._real._hard_close()
            if raise_for_none:
                raise exc.NoResultFound("No row was found when one was required")
            return None
        if raise_for_second:
            _, second = self._next()
            if second:
                self._real._hard_close()
                raise exc.MultipleResultsFound(
                    "Multiple rows were found when exactly one was required"
                    if raise_for_none else
                    "Multiple rows were found when one or none was required")
        self._real._hard_close()
        return row[0] if scalar else row

    def first(self):
        return self._only(False, False)

    def one(self):
        return self._only(True, True)

    def one_or_none(self):
        return self._only(False, True)

    def yield_per(self, num):
        self._real._yield_per = num
        return self

    def close(self):
        self._real._hard_close()

    @property
    def closed(self):
        return bool(self._real._closed)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()
        return False


class Result(ResultInternal):
    """Rows with names."""

    _yield_per = None
    _closed = ""

    def __init__(self, keys, rows):
        self._keys = keys
        self._rows = rows
        self._position = 0
        self._real = self

    def _convert(self, row):
        return Row(self._keys, row)

    def _soft_close(self):
        pass

    def _hard_close(self):
        self._closed = "This result object is closed."

    def keys(self):
        return RMKeyView(self._keys)

    def fetchone(self):
        row, found = self._next()
        return row if found else None

    def scalar(self):
        return self._only(False, False, True)

    def scalar_one(self):
        return self._only(True, True, True)

    def scalar_one_or_none(self):
        return self._only(False, True, True)

    def scalars(self, index=0):
        return ScalarResult(self, index)

    def mappings(self):
        return MappingResult(self)

    def columns(self, *col_expressions):
        positions = [self._keys.position(item) for item in col_expressions]
        self._rows = [[row[position] for position in positions]
                      for row in self._rows[self._position:]]
        self._position = 0
        self._keys = Keys([self._keys.names[position] for position in positions])
        return self

    def tuples(self):
        return self

    t = property(tuples)

    def freeze(self):
        return FrozenResult(self)

    def merge(self, *others):
        for other in others:
            self._rows = self._rows + other._rows
        return self


class CursorResult(Result):
    """The result of a statement on a connection."""

    returns_rows = True

    lastrowid = None

    def __init__(self, keys, rows, rowcount=-1, returns_rows=True, context=None):
        super().__init__(keys, rows)
        self.rowcount = rowcount
        self.returns_rows = returns_rows
        self.context = context
        if not returns_rows:
            self._closed = ("This result object does not return rows. It has been closed "
                            "automatically.")

    def keys(self):
        if not self.returns_rows:
            raise exc.ResourceClosedError(self._closed)
        return super().keys()

    def _hard_close(self):
        if self.returns_rows:
            super()._hard_close()

    @property
    def is_insert(self):
        return self.context is not None and self.context.is_insert

    @property
    def inserted_primary_key(self):
        if self.context is None or not self.context.is_insert:
            raise exc.InvalidRequestError("Statement is not an insert() expression construct.")
        return self.context.inserted_primary_key()

    @property
    def inserted_primary_key_rows(self):
        return [self.inserted_primary_key]

    def last_inserted_params(self):
        return self.context.parameters

    last_updated_params = last_inserted_params

    def supports_sane_rowcount(self):
        return True

    supports_sane_multi_rowcount = supports_sane_rowcount


ResultProxy = LegacyCursorResult = BufferedRowCursorFetchStrategy = CursorResult


class FilterResult(ResultInternal):
    def __init__(self, result):
        self._real = result
        for name in ("_seen", "_strategy"):
            if name in result.__dict__:
                setattr(self, name, result.__dict__[name])


class ScalarResult(FilterResult):
    """One value of each row."""

    def __init__(self, result, index=0):
        super().__init__(result)
        self._index = result._keys.position(index) if len(result._keys.names) else 0

    def _convert(self, row):
        return self._real._convert(row)[self._index]


class MappingResult(FilterResult):
    """Each row by name."""

    def _convert(self, row):
        return RowMapping(self._real._convert(row))

    def keys(self):
        return self._real.keys()

    def fetchone(self):
        row, found = self._next()
        return row if found else None

    def columns(self, *col_expressions):
        self._real.columns(*col_expressions)
        return self


class FrozenResult:
    """A result that can be had several times."""

    def __init__(self, result):
        self._keys = result._keys
        self._rows = result._rows[result._position:]

    def __call__(self):
        return Result(self._keys, list(self._rows))


IteratorResult = ChunkedIteratorResult = MergedResult = TupleResult = Result


def result_tuple(fields, extra=None):
    keys = Keys(fields)
    return lambda values: Row(keys, values)


def null_result():
    return CursorResult(Keys(()), [], -1, False)
