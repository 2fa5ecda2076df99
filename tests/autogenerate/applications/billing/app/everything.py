from importlib import import_module
from pathlib import Path

from app.db import Base

for path in sorted(Path(__file__).parent.glob("*/models.py")):
    import_module(f"app.{path.parent.name}.models")

__all__ = ["Base"]
