"""Types of companion packages: how they print, and what they are on each dialect."""

import sys

import geoalchemy2
import pgvector.sqlalchemy
import sqlalchemy_utils
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy_utils.types.uuid import UUIDType

TYPES = [
    pgvector.sqlalchemy.Vector(3), pgvector.sqlalchemy.VECTOR(), pgvector.sqlalchemy.HALFVEC(5),
    pgvector.sqlalchemy.SPARSEVEC(7), pgvector.sqlalchemy.BIT(4),
    geoalchemy2.Geometry(geometry_type="POINT", srid=4326, from_text="ST_GeomFromEWKT", name="geometry"),
    geoalchemy2.Geometry("POLYGONZ", 3857, dimension=3), geoalchemy2.types.Geography("POINT"), geoalchemy2.Raster(),
    UUIDType(), UUIDType(binary=False), UUIDType(native=False),
    sqlalchemy_utils.EmailType(), sqlalchemy_utils.ChoiceType([("a", "b")]), sqlalchemy_utils.JSONType(),
    sqlalchemy_utils.TSVectorType("a"), sqlalchemy_utils.URLType(), sqlalchemy_utils.IPAddressType(),
    sqlalchemy_utils.ScalarListType(),
    sqlalchemy_utils.types.bit.BitType(5),
]  # fmt: skip

for kind in TYPES:
    print(type(kind).__module__, repr(kind))
    if hasattr(kind, "get_col_spec"):
        print("   ", kind.get_col_spec())
    elif hasattr(kind, "load_dialect_impl"):
        for dialect in (postgresql.dialect(), mysql.dialect(), sqlite.dialect()):
            found = kind.load_dialect_impl(dialect)
            print("   ", dialect.name, found.__visit_name__, getattr(found, "length", None))
sys.stdout.flush()
