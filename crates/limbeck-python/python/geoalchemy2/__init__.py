"""Spatial types."""

from geoalchemy2.types import Geography, Geometry, Raster

__version__ = "0.20.0"


def __getattr__(name):
    if name in ("RasterElement", "WKBElement", "WKTElement"):
        return getattr(__import__("geoalchemy2.elements", None, None, (name,)), name)
    raise AttributeError(f"module 'geoalchemy2' has no attribute {name!r}")


__all__ = ["Geography", "Geometry", "Raster"]
