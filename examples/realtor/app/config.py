"""Settings of the application, read from the environment."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


class Settings:
    """The application talks to its database asynchronously, so its URL names an async driver."""

    database_url: str = os.environ.get(
        "DATABASE_URL", f"sqlite+aiosqlite:///{PROJECT / 'realtor.db'}"
    )


settings = Settings()
