"""Oracle's types."""

import enum

from ...sql import sqltypes
from ...sql.type_api import TypeEngine

_NO_ARG = object()


class RAW(sqltypes._Binary):
    __visit_name__ = "RAW"
    _wire_class = "oracle.RAW"


class NCLOB(sqltypes.Text):
    __visit_name__ = "NCLOB"
    _wire_class = "oracle.NCLOB"


class VARCHAR2(sqltypes.VARCHAR):
    __visit_name__ = "VARCHAR2"
    _wire_class = "oracle.VARCHAR2"


class LONG(sqltypes.Text):
    __visit_name__ = "LONG"
    _wire_class = "oracle.LONG"


class NUMBER(sqltypes.Numeric, sqltypes.Integer):
    __visit_name__ = "NUMBER"
    _wire_class = "oracle.NUMBER"

    def __init__(self, precision=None, scale=None, asdecimal=None):
        self._given_asdecimal = asdecimal
        if asdecimal is None:
            asdecimal = bool(scale and scale > 0)
        super().__init__(precision=precision, scale=scale, asdecimal=asdecimal)

    @property
    def python_type(self):
        return sqltypes.Numeric.python_type.fget(self)

    def _wire_arguments(self):
        arguments = {key: getattr(self, key) for key in ("precision", "scale")
                     if getattr(self, key) is not None}
        if self._given_asdecimal is not None:
            arguments["asdecimal"] = self._given_asdecimal
        return arguments

    def __repr__(self):
        from ...util import generic_repr

        return generic_repr(self)


class FLOAT(sqltypes.FLOAT):
    __visit_name__ = "FLOAT"
    _wire_class = "oracle.FLOAT"
    _wire = (("binary_precision", None), ("asdecimal", False), ("decimal_return_scale", None))

    def __init__(self, binary_precision=None, asdecimal=False, decimal_return_scale=None):
        super().__init__(asdecimal=asdecimal, decimal_return_scale=decimal_return_scale)
        self.binary_precision = binary_precision


class BINARY_DOUBLE(sqltypes.Double):
    __visit_name__ = "BINARY_DOUBLE"
    _wire_class = "oracle.BINARY_DOUBLE"


class BINARY_FLOAT(sqltypes.Float):
    __visit_name__ = "BINARY_FLOAT"
    _wire_class = "oracle.BINARY_FLOAT"


class BFILE(sqltypes.LargeBinary):
    __visit_name__ = "BFILE"
    _wire_class = "oracle.BFILE"


class DATE(sqltypes.DateTime):
    __visit_name__ = "DATE"
    _wire_class = "oracle.DATE"


class INTERVAL(sqltypes.NativeForEmulated, sqltypes._AbstractInterval):
    __visit_name__ = "INTERVAL"
    _wire_class = "oracle.INTERVAL"
    _wire = (("day_precision", None), ("second_precision", None))

    def __init__(self, day_precision=None, second_precision=None):
        self.day_precision = day_precision
        self.second_precision = second_precision


class TIMESTAMP(sqltypes.TIMESTAMP):
    __visit_name__ = "TIMESTAMP"
    _wire_class = "oracle.TIMESTAMP"
    _wire = (("timezone", False), ("local_timezone", False))

    def __init__(self, timezone=False, local_timezone=False):
        if timezone and local_timezone:
            from ... import exc

            raise exc.ArgumentError("timezone and local_timezone are mutually exclusive")
        super().__init__(timezone=timezone)
        self.local_timezone = local_timezone


class ROWID(TypeEngine):
    __visit_name__ = "ROWID"
    _wire_class = "oracle.ROWID"


class VectorStorageFormat(enum.Enum):
    """How a vector's elements are stored."""

    INT8 = "INT8"
    BINARY = "BINARY"
    FLOAT32 = "FLOAT32"
    FLOAT64 = "FLOAT64"


class VectorStorageType(enum.Enum):
    """Whether a vector's zeros are stored."""

    SPARSE = "SPARSE"
    DENSE = "DENSE"


class VectorIndexType(enum.Enum):
    """How an index on vectors is organised."""

    HNSW = "HNSW"
    IVF = "IVF"


class VectorDistanceType(enum.Enum):
    """How far two vectors are from each other."""

    EUCLIDEAN = "EUCLIDEAN"
    DOT = "DOT"
    COSINE = "COSINE"
    MANHATTAN = "MANHATTAN"


class VectorIndexConfig:
    """The options of an index on vectors."""

    def __init__(self, index_type=VectorIndexType.HNSW, distance=None, accuracy=None,
                 hnsw_neighbors=None, hnsw_efconstruction=None, ivf_neighbor_partitions=None,
                 ivf_sample_per_partition=None, ivf_min_vectors_per_partition=None,
                 parallel=None):
        self.index_type = VectorIndexType(index_type)
        self.distance = distance
        self._numbers = {
            "hnsw_neighbors": hnsw_neighbors, "hnsw_efconstruction": hnsw_efconstruction,
            "ivf_neighbor_partitions": ivf_neighbor_partitions,
            "ivf_sample_per_partition": ivf_sample_per_partition,
            "ivf_min_vectors_per_partition": ivf_min_vectors_per_partition,
            "parallel": parallel, "accuracy": accuracy}
        for name, value in self._numbers.items():
            if value is not None and not isinstance(value, int):
                raise TypeError(f"{name} must be an integer if"
                                f"provided, got {type(value).__name__}")
            setattr(self, name, value)

    def _limbeck_option_(self):
        found = {"index_type": self.index_type.name}
        if self.distance is not None:
            found["distance"] = self.distance.value
        found.update((name, value) for name, value in self._numbers.items() if value is not None)
        return found


class VECTOR(TypeEngine):
    __visit_name__ = "VECTOR"
    _wire_class = "oracle.VECTOR"

    def __init__(self, dim=None, storage_format=None, storage_type=None):
        if dim is not None and not isinstance(dim, int):
            raise TypeError("dim must be an integer")
        if storage_format is not None and not isinstance(storage_format, VectorStorageFormat):
            raise TypeError("storage_format must be an enum of type VectorStorageFormat")
        if storage_type is not None and not isinstance(storage_type, VectorStorageType):
            raise TypeError("storage_type must be an enum of type VectorStorageType")
        self.dim = dim
        self.storage_format = storage_format
        self.storage_type = storage_type

    def _wire_arguments(self):
        extra = {"dim": self.dim}
        for key in ("storage_format", "storage_type"):
            choice = getattr(self, key)
            extra[key] = None if choice is None else choice.name
        return {"extra": {key: value for key, value in extra.items() if value is not None}}


class JSON(sqltypes.JSON):
    _wire_class = "oracle.JSON"

    def __init__(self, none_as_null=False, use_blob=_NO_ARG):
        super().__init__(none_as_null=none_as_null)
        self.use_blob = use_blob

    def _wire_arguments(self):
        arguments = super()._wire_arguments()
        if self.use_blob is not _NO_ARG:
            arguments["extra"] = {"use_blob": bool(self.use_blob)}
        return arguments

    def __repr__(self):
        return "JSON(none_as_null=True)" if self.none_as_null else "JSON()"


# The modules by which the classes are known.
JSON.__module__ = "sqlalchemy.dialects.oracle.json"
for _class in (VECTOR, VectorStorageFormat, VectorStorageType, VectorIndexType,
               VectorDistanceType, VectorIndexConfig):
    _class.__module__ = "sqlalchemy.dialects.oracle.vector"
