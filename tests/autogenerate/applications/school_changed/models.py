"""The application with modules that have changed since."""

from pathlib import Path

import school

school.__path__.insert(0, str(Path(__file__).parent / "changed"))

from school import (  # noqa: E402, F401
    calendar,
    canteen,
    courses,
    fees,
    health,
    library,
    people,
    rooms,
)
from sqlmodel import SQLModel  # noqa: E402

metadata = SQLModel.metadata
