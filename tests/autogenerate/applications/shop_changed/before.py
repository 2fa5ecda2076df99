"""The models as they were."""

from shop import accounting, catalogue, customers, inventory, marketing, orders, staff  # noqa: F401
from shop.base import Base

metadata = Base.metadata
