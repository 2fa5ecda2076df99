"""Spatial values."""


class _SpatialElement:
    def __init__(self, data, srid=-1, extended=None):
        self.data, self.srid, self.extended = data, srid, extended

    def __str__(self):
        return str(self.data)


class WKTElement(_SpatialElement):
    """A shape as text."""


class WKBElement(_SpatialElement):
    """A shape as bytes."""


class RasterElement(_SpatialElement):
    """A raster."""
