import sqlalchemy as sa
from geoalchemy2 import Geometry, Raster

metadata = sa.MetaData()

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("picture", Raster),
    sa.Column("flat", Raster(spatial_index=False), nullable=False),
    sa.Column("line", Geometry("LINESTRINGZ", srid=3857, dimension=3, nullable=False)),
    sa.Column("point", Geometry("POINT"), nullable=False),
)
