"""Parts of pydantic that are not public, as far as applications use them all the same."""
