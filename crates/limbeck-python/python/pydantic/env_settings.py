"""Older home of settings."""

from pydantic_settings import BaseSettings  # noqa: F401
