"""Models of `flask_sqlalchemy`."""

from flask_sqlalchemy.extension import SQLAlchemy

__version__ = "3.1.1"
__all__ = ["SQLAlchemy"]
