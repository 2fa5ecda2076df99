"""Older home of the validators."""

from pydantic.functional_validators import root_validator, validator  # noqa: F401
