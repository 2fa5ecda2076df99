"""SQL Server's types."""

from ...sql import sqltypes
from ...sql.type_api import TypeEngine


class REAL(sqltypes.REAL):
    __visit_name__ = "REAL"
    _wire_class = "mssql.REAL"
    _wire = (("asdecimal", False), ("decimal_return_scale", None))

    def __init__(self, **kw):
        # REAL is FLOAT(24) there.
        kw.setdefault("precision", 24)
        super().__init__(**kw)

    def __repr__(self):
        return "REAL()"


class DOUBLE_PRECISION(sqltypes.DOUBLE_PRECISION):
    __visit_name__ = "DOUBLE_PRECISION"
    _wire_class = "mssql.DOUBLE_PRECISION"
    _wire = (("precision", None), ("asdecimal", False), ("decimal_return_scale", None))

    def __init__(self, **kw):
        kw.setdefault("precision", 53)
        super().__init__(**kw)

    def __repr__(self):
        return "DOUBLE_PRECISION()"


class TINYINT(sqltypes.Integer):
    __visit_name__ = "TINYINT"
    _wire_class = "mssql.TINYINT"


class TIME(sqltypes.TIME):
    __visit_name__ = "TIME"
    _wire_class = "mssql.TIME"
    _wire = (("precision", None),)

    def __init__(self, precision=None, **kwargs):
        self.precision = precision
        super().__init__(**kwargs)


class _DateTimeBase:
    pass


class SMALLDATETIME(_DateTimeBase, sqltypes.DateTime):
    __visit_name__ = "SMALLDATETIME"
    _wire_class = "mssql.SMALLDATETIME"


class DATETIME2(_DateTimeBase, sqltypes.DateTime):
    __visit_name__ = "DATETIME2"
    _wire_class = "mssql.DATETIME2"
    _wire = (("precision", None), ("timezone", False))

    def __init__(self, precision=None, **kw):
        super().__init__(**kw)
        self.precision = precision


class DATETIMEOFFSET(_DateTimeBase, sqltypes.DateTime):
    __visit_name__ = "DATETIMEOFFSET"
    _wire_class = "mssql.DATETIMEOFFSET"
    _wire = (("precision", None), ("timezone", False))

    def __init__(self, precision=None, **kw):
        super().__init__(**kw)
        self.precision = precision


class NTEXT(sqltypes.UnicodeText):
    __visit_name__ = "NTEXT"
    _wire_class = "mssql.NTEXT"


class VARBINARY(sqltypes.VARBINARY, sqltypes.LargeBinary):
    __visit_name__ = "VARBINARY"
    _wire_class = "mssql.VARBINARY"
    _wire = (("length", None), ("filestream", False))

    def __init__(self, length=None, filestream=False):
        if filestream and length not in (None, "max"):
            raise ValueError("length must be None or 'max' when setting filestream")
        self.filestream = filestream
        super().__init__(length=length)


class IMAGE(sqltypes.LargeBinary):
    __visit_name__ = "IMAGE"
    _wire_class = "mssql.IMAGE"


class XML(sqltypes.Text):
    __visit_name__ = "XML"
    _wire_class = "mssql.XML"


class BIT(sqltypes.Boolean):
    __visit_name__ = "BIT"
    _wire_class = "mssql.BIT"


class MONEY(TypeEngine):
    __visit_name__ = "MONEY"
    _wire_class = "mssql.MONEY"


class SMALLMONEY(TypeEngine):
    __visit_name__ = "SMALLMONEY"
    _wire_class = "mssql.SMALLMONEY"


class SQL_VARIANT(TypeEngine):
    __visit_name__ = "SQL_VARIANT"
    _wire_class = "mssql.SQL_VARIANT"


class UNIQUEIDENTIFIER(sqltypes.Uuid):
    __visit_name__ = "UNIQUEIDENTIFIER"
    _wire_class = "mssql.UNIQUEIDENTIFIER"
    _wire = (("as_uuid", True),)

    def __init__(self, as_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = True


class TIMESTAMP(sqltypes._Binary):
    __visit_name__ = "TIMESTAMP"
    _wire_class = "mssql.TIMESTAMP"
    _wire = (("convert_int", False),)
    length = None

    def __init__(self, convert_int=False):
        self.convert_int = convert_int


class ROWVERSION(TIMESTAMP):
    __visit_name__ = "ROWVERSION"
    _wire_class = "mssql.ROWVERSION"


class JSON(sqltypes.JSON):
    _wire_class = "mssql.JSON"


# The modules by which the classes are known.
for _class in list(globals().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = "sqlalchemy.dialects.mssql.base"
JSON.__module__ = "sqlalchemy.dialects.mssql.json"
