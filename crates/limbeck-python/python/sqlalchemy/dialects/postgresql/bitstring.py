"""Strings of bits."""


class BitString(str):
    """Text of zeros and ones."""
