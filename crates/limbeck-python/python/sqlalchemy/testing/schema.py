"""Schema elements under the names that SQLAlchemy's tests import them by."""

from ..orm import mapped_column as mapped_column
from ..schema import Column as Column
from ..schema import Table as Table
