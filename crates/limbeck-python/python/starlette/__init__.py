"""The part of `starlette` that settings are read with."""
