"""The models as they were."""

from school import calendar, canteen, courses, fees, health, library, people, rooms  # noqa: F401
from sqlmodel import SQLModel

metadata = SQLModel.metadata
