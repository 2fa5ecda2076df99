"""The application with modules that have changed since."""

from pathlib import Path

import shop

shop.__path__.insert(0, str(Path(__file__).parent / "changed"))

from shop import accounting, catalogue, customers, inventory, marketing, orders, staff  # noqa: E402, F401
from shop.base import Base  # noqa: E402

metadata = Base.metadata
