"""The names of pydantic 1."""

import pydantic


def __getattr__(name):
    if name == "BaseSettings":
        from pydantic_settings import BaseSettings

        return BaseSettings
    return getattr(pydantic, name)
