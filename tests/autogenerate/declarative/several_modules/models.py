from sqlalchemy.orm import DeclarativeBase

from app import Base
from app import orders, users  # noqa: F401

metadata = Base.metadata
