"""Spatial types."""

from sqlalchemy import Index, func
from sqlalchemy.exc import ArgumentError
from sqlalchemy.types import UserDefinedType

_DIMENSIONS = {"ZM": 4, "Z": 3, "M": 3}


class _GISType(UserDefinedType):
    name = None
    from_text = "ST_GeomFromEWKT"
    as_binary = "AsBinary"
    cache_ok = True

    def __init__(
        self,
        geometry_type="GEOMETRY",
        srid=-1,
        dimension=None,
        spatial_index=True,
        use_N_D_index=False,
        use_typmod=None,
        from_text=None,
        name=None,
        nullable=True,
        _spatial_index_reflected=None,
    ):
        super().__init__()
        self.geometry_type = geometry_type.upper() if geometry_type else None
        self.srid = int(srid)
        if name is not None:
            self.name = name
        if from_text is not None:
            self.from_text = from_text
        self.dimension = self._dimension(dimension)
        self.spatial_index = spatial_index
        self.use_N_D_index = use_N_D_index
        self.use_typmod = use_typmod
        self.nullable = nullable
        self.extended = self.from_text == "ST_GeomFromEWKT"

    def _dimension(self, given):
        if given is not None:
            return given
        for ending, dimension in _DIMENSIONS.items():
            if self.geometry_type and self.geometry_type.endswith(ending):
                return dimension
        return 2

    def _attach_to_table(self, column, table):
        """The column's spatial index comes with it."""
        if not self.nullable:
            column.nullable = False
        self.nullable = column.nullable
        if self.use_N_D_index and not self.spatial_index:
            raise ArgumentError("Arg Error(use_N_D_index): spatial_index must be True")
        if self.spatial_index:
            options = {}
            if self.use_N_D_index:
                options["postgresql_ops"] = {column.name: "gist_geometry_ops_nd"}
            index = Index(
                f"idx_{table.name}_{column.name}",
                self._indexed(column),
                postgresql_using="gist",
                **options,
            )
            index._type_bound = True
            if index.table is None:
                table.append_constraint(index)

    def _indexed(self, column):
        return column

    def get_col_spec(self, **kw):
        """The type in DDL."""
        if not self.geometry_type:
            return self.name
        return f"{self.name}({self.geometry_type},{self.srid})"


class Geometry(_GISType):
    """A shape on a plane."""

    name = "geometry"
    from_text = "ST_GeomFromEWKT"
    as_binary = "ST_AsEWKB"


class Geography(_GISType):
    """A shape on the earth."""

    name = "geography"
    from_text = "ST_GeogFromText"
    as_binary = "ST_AsBinary"


class Raster(_GISType):
    """A raster."""

    name = "raster"
    from_text = "raster"
    as_binary = "raster"

    def __init__(
        self,
        spatial_index=True,
        from_text=None,
        name=None,
        nullable=True,
        _spatial_index_reflected=None,
    ):
        super().__init__(
            geometry_type=None,
            spatial_index=spatial_index,
            use_typmod=False,
            from_text=from_text,
            name=name,
            nullable=nullable,
        )
        self.extended = None

    def _indexed(self, column):
        return func.ST_ConvexHull(column)
