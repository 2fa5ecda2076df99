"""The example's models."""

from restaurant.models import Base

metadata = Base.metadata
