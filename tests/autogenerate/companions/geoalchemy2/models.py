import sqlalchemy as sa
from geoalchemy2 import Geography, Geometry

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", Geometry("POINT", srid=4326)),
    sa.Column("b", Geography(geometry_type="POLYGON", srid=4326, spatial_index=False)),
)
