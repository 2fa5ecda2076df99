"""MySQL's and MariaDB's types."""

from ...sql import sqltypes
from ...sql.type_api import TypeEngine
from ...util import generic_repr


def _refuse(owner, kw):
    """The error of Python for an argument that the class at the end of the chain does not take."""
    if not kw:
        return
    if owner is None:
        raise TypeError("object.__init__() takes exactly one argument (the instance to "
                        "initialize)")
    raise TypeError(f"{owner}.__init__() got an unexpected keyword argument {next(iter(kw))!r}")


class _NumericType(sqltypes.NumericCommon):
    """What numbers have in common."""

    def _flags(self, kw):
        self.unsigned = kw.pop("unsigned", False)
        self.zerofill = kw.pop("zerofill", False)
        _refuse(self._last, kw)

    _last = None
    _FLAGS = (("unsigned", False), ("zerofill", False))

    def __repr__(self):
        return generic_repr(self, additional_kw=self._FLAGS)


class _FloatType(_NumericType, sqltypes.Float):
    _last = "Float"
    _wire = (("precision", None), ("scale", None), ("asdecimal", True), ("unsigned", False),
             ("zerofill", False))

    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        from ... import exc

        if isinstance(self, (REAL, DOUBLE)) and (precision is None) != (scale is None):
            raise exc.ArgumentError(
                "You must specify both precision and scale or omit both altogether.")
        self.precision = precision
        self.scale = scale
        self.asdecimal = asdecimal
        self.decimal_return_scale = kw.pop("decimal_return_scale", None)
        self._flags(kw)

    def __repr__(self):
        return generic_repr(self, additional_kw=self._FLAGS)


class _IntegerType(_NumericType, sqltypes.Integer):
    _wire = (("display_width", None), ("unsigned", False), ("zerofill", False))

    def __init__(self, display_width=None, **kw):
        self.display_width = display_width
        self._flags(kw)

    @property
    def python_type(self):
        return int

    def _result_value(self, value, dialect):
        return value


class _DecimalType(_NumericType, sqltypes.Numeric):
    _last = "Numeric"
    _wire = (("precision", None), ("scale", None), ("asdecimal", True), ("unsigned", False),
             ("zerofill", False))

    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        self.precision = precision
        self.scale = scale
        self.asdecimal = asdecimal
        self.decimal_return_scale = kw.pop("decimal_return_scale", None)
        self._flags(kw)

    def __repr__(self):
        return generic_repr(self, additional_kw=self._FLAGS)


class _StringType(sqltypes.String):
    """What text has in common."""

    _wire = (("length", None), ("collation", None), ("charset", None), ("ascii", False),
             ("unicode", False), ("binary", False), ("national", False))

    def __init__(self, charset=None, collation=None, ascii=False, binary=False, unicode=False,
                 national=False, **kw):
        self.charset = charset
        kw.pop("collate", None)
        self.ascii = ascii
        self.unicode = unicode
        self.binary = binary
        self.national = national
        length = kw.pop("length", None)
        collation_schema = kw.pop("collation_schema", None)
        _refuse("String", kw)
        self.length = length
        self.collation = collation
        self._collation_in(collation_schema, "String")

    def __repr__(self):
        return generic_repr(self, to_inspect=[_StringType, sqltypes.String])


class NUMERIC(_DecimalType, sqltypes.NUMERIC):
    __visit_name__ = "NUMERIC"
    _wire_class = "mysql.NUMERIC"


class DECIMAL(_DecimalType, sqltypes.DECIMAL):
    __visit_name__ = "DECIMAL"
    _wire_class = "mysql.DECIMAL"


class DOUBLE(_FloatType, sqltypes.DOUBLE):
    __visit_name__ = "DOUBLE"
    _wire_class = "mysql.DOUBLE"

    def __repr__(self):
        # The default of the parent is what is compared with.
        return generic_repr(self, additional_kw=(("asdecimal", False), *self._FLAGS),
                            to_inspect=[_DoubleSignature])


class _DoubleSignature:
    def __init__(self, precision=None, scale=None, asdecimal=False):
        pass


class REAL(_FloatType, sqltypes.REAL):
    __visit_name__ = "REAL"
    _wire_class = "mysql.REAL"

    __repr__ = DOUBLE.__repr__


class FLOAT(_FloatType, sqltypes.FLOAT):
    __visit_name__ = "FLOAT"
    _wire_class = "mysql.FLOAT"
    _wire = (("precision", None), ("scale", None), ("asdecimal", False), ("unsigned", False),
             ("zerofill", False))

    def __init__(self, precision=None, scale=None, asdecimal=False, **kw):
        super().__init__(precision=precision, scale=scale, asdecimal=asdecimal, **kw)


class INTEGER(_IntegerType, sqltypes.INTEGER):
    __visit_name__ = "INTEGER"
    _wire_class = "mysql.INTEGER"


class BIGINT(_IntegerType, sqltypes.BIGINT):
    __visit_name__ = "BIGINT"
    _wire_class = "mysql.BIGINT"


class MEDIUMINT(_IntegerType):
    __visit_name__ = "MEDIUMINT"
    _wire_class = "mysql.MEDIUMINT"


class TINYINT(_IntegerType):
    __visit_name__ = "TINYINT"
    _wire_class = "mysql.TINYINT"


class SMALLINT(_IntegerType, sqltypes.SMALLINT):
    __visit_name__ = "SMALLINT"
    _wire_class = "mysql.SMALLINT"


class BIT(TypeEngine):
    __visit_name__ = "BIT"
    _wire_class = "mysql.BIT"
    _wire = (("length", None),)

    def __init__(self, length=None):
        self.length = length


class TIME(sqltypes.TIME):
    __visit_name__ = "TIME"
    _wire_class = "mysql.TIME"
    _wire = (("timezone", False), ("fsp", None))

    def __init__(self, timezone=False, fsp=None):
        self.timezone = timezone
        self.fsp = fsp


class TIMESTAMP(sqltypes.TIMESTAMP):
    __visit_name__ = "TIMESTAMP"
    _wire_class = "mysql.TIMESTAMP"
    _wire = (("timezone", False), ("fsp", None))

    def __init__(self, timezone=False, fsp=None):
        self.timezone = timezone
        self.fsp = fsp


class DATETIME(sqltypes.DATETIME):
    __visit_name__ = "DATETIME"
    _wire_class = "mysql.DATETIME"
    _wire = (("timezone", False), ("fsp", None))

    def __init__(self, timezone=False, fsp=None):
        self.timezone = timezone
        self.fsp = fsp


class YEAR(TypeEngine):
    __visit_name__ = "YEAR"
    _wire_class = "mysql.YEAR"
    _wire = (("display_width", None),)

    def __init__(self, display_width=None):
        self.display_width = display_width


class TEXT(_StringType, sqltypes.TEXT):
    __visit_name__ = "TEXT"
    _wire_class = "mysql.TEXT"

    def __init__(self, length=None, **kw):
        super().__init__(length=length, **kw)


class TINYTEXT(_StringType):
    __visit_name__ = "TINYTEXT"
    _wire_class = "mysql.TINYTEXT"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class MEDIUMTEXT(_StringType):
    __visit_name__ = "MEDIUMTEXT"
    _wire_class = "mysql.MEDIUMTEXT"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class LONGTEXT(_StringType):
    __visit_name__ = "LONGTEXT"
    _wire_class = "mysql.LONGTEXT"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class VARCHAR(_StringType, sqltypes.VARCHAR):
    __visit_name__ = "VARCHAR"
    _wire_class = "mysql.VARCHAR"

    def __init__(self, length=None, **kwargs):
        super().__init__(length=length, **kwargs)


class CHAR(_StringType, sqltypes.CHAR):
    __visit_name__ = "CHAR"
    _wire_class = "mysql.CHAR"

    def __init__(self, length=None, **kwargs):
        super().__init__(length=length, **kwargs)


class NVARCHAR(_StringType, sqltypes.NVARCHAR):
    __visit_name__ = "NVARCHAR"
    _wire_class = "mysql.NVARCHAR"

    def __init__(self, length=None, **kwargs):
        kwargs["national"] = True
        super().__init__(length=length, **kwargs)


class NCHAR(_StringType, sqltypes.NCHAR):
    __visit_name__ = "NCHAR"
    _wire_class = "mysql.NCHAR"

    def __init__(self, length=None, **kwargs):
        kwargs["national"] = True
        super().__init__(length=length, **kwargs)


class TINYBLOB(sqltypes._Binary):
    __visit_name__ = "TINYBLOB"
    _wire_class = "mysql.TINYBLOB"


class MEDIUMBLOB(sqltypes._Binary):
    __visit_name__ = "MEDIUMBLOB"
    _wire_class = "mysql.MEDIUMBLOB"


class LONGBLOB(sqltypes._Binary):
    __visit_name__ = "LONGBLOB"
    _wire_class = "mysql.LONGBLOB"


class JSON(sqltypes.JSON):
    _wire_class = "mysql.JSON"


class INET4(TypeEngine):
    __visit_name__ = "INET4"
    _wire_class = "mysql.INET4"


class INET6(TypeEngine):
    __visit_name__ = "INET6"
    _wire_class = "mysql.INET6"


def _text_options(kw):
    return {key: kw.pop(key, default) for key, default in (
        ("charset", None), ("ascii", False), ("unicode", False), ("binary", False),
        ("national", False))}


class ENUM(sqltypes.NativeForEmulated, sqltypes.Enum, _StringType):
    """``ENUM(…)`` with a character set."""

    __visit_name__ = "ENUM"
    _wire_class = "mysql.ENUM"
    native_enum = True

    def __init__(self, *enums, **kw):
        kw.pop("strict", None)
        options = _text_options(kw)
        self._enum_init(enums, kw)
        self.__dict__.update(options)

    def _wire_arguments(self):
        arguments = sqltypes.Enum._wire_arguments(self)
        for name in ("charset", "ascii", "unicode", "binary", "national"):
            value = getattr(self, name)
            if value:
                arguments[name] = value
        return arguments

    def __repr__(self):
        return generic_repr(self, to_inspect=[ENUM, _StringType], additional_kw=[("name", None)]
                            if self.enum_class is not None else ())


class SET(_StringType):
    """``SET(…)``"""

    __visit_name__ = "SET"
    _wire_class = "mysql.SET"

    def __init__(self, *values, **kw):
        self.retrieve_as_bitwise = kw.pop("retrieve_as_bitwise", False)
        self.values = tuple(values)
        if not self.retrieve_as_bitwise and "" in values:
            from ... import exc

            raise exc.ArgumentError("Can't use the blank value '' in a SET without setting "
                                    "retrieve_as_bitwise=True")
        length = kw.pop("length", None)
        super().__init__(**kw)
        self.length = max((len(value) for value in values), default=0) \
            if length is None else length

    def _wire_arguments(self):
        arguments = _StringType._wire_arguments(self)
        arguments.pop("length", None)
        arguments["labels"] = list(self.values)
        if self.retrieve_as_bitwise:
            arguments["retrieve_as_bitwise"] = True
        return arguments

    def _bind_value(self, value, dialect):
        if value is None or isinstance(value, (str, int)):
            return value
        return ",".join(value)

    def _result_value(self, value, dialect):
        return set(value.split(",")) - {""} if isinstance(value, str) else value

    def __repr__(self):
        return generic_repr(self, to_inspect=[SET, _StringType], additional_kw=[
            ("retrieve_as_bitwise", False)])


# The modules by which the classes are known.
ENUM.__module__ = SET.__module__ = "sqlalchemy.dialects.mysql.enumerated"
JSON.__module__ = "sqlalchemy.dialects.mysql.json"
INET4.__module__ = INET6.__module__ = "sqlalchemy.dialects.mysql.mariadb"
