"""The example's models."""

from app.models import Base

metadata = Base.metadata
