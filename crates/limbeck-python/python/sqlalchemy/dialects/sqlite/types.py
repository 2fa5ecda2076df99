"""SQLite's types."""

from ...sql import sqltypes


class _DateTimeMixin:
    """Dates and times as text in a format of one's own."""

    _storage_format = None
    _reg = None

    def __init__(self, storage_format=None, regexp=None, **kw):
        super().__init__(**kw)
        self._storage_format = storage_format
        self._reg = regexp

    def _wire_arguments(self):
        arguments = super()._wire_arguments()
        if self._storage_format is not None:
            arguments["storage_format"] = self._storage_format
        return arguments

    @property
    def format_is_text_affinity(self):
        return True


class DATETIME(_DateTimeMixin, sqltypes.DateTime):
    __visit_name__ = "datetime"
    _wire_class = "sqlite.DATETIME"

    def __init__(self, *args, **kwargs):
        truncate = kwargs.pop("truncate_microseconds", False)
        super().__init__(*args, **kwargs)
        if truncate:
            self._storage_format = ("%(year)04d-%(month)02d-%(day)02d "
                                    "%(hour)02d:%(minute)02d:%(second)02d")


class DATE(_DateTimeMixin, sqltypes.Date):
    __visit_name__ = "date"
    _wire_class = "sqlite.DATE"


class TIME(_DateTimeMixin, sqltypes.Time):
    __visit_name__ = "time"
    _wire_class = "sqlite.TIME"

    def __init__(self, *args, **kwargs):
        truncate = kwargs.pop("truncate_microseconds", False)
        super().__init__(*args, **kwargs)
        if truncate:
            self._storage_format = "%(hour)02d:%(minute)02d:%(second)02d"


class JSON(sqltypes.JSON):
    _wire_class = "sqlite.JSON"


class JSONB(JSON):
    __visit_name__ = "JSONB"
    _wire_class = "sqlite.JSONB"


# The modules by which the classes are known.
JSON.__module__ = JSONB.__module__ = "sqlalchemy.dialects.sqlite.json"
DATE.__module__ = DATETIME.__module__ = TIME.__module__ = "sqlalchemy.dialects.sqlite.base"
