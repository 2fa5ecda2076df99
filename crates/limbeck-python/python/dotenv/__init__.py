"""`.env` files, read as `python-dotenv` reads them."""

from dotenv.main import dotenv_values, find_dotenv, get_key, load_dotenv, set_key, unset_key


def load_ipython_extension(ipython):
    """Does nothing: there is no notebook here."""


def get_cli_string(path=None, action=None, key=None, value=None, quote=None):
    """The command line that does the same."""
    words = ["dotenv"]
    if quote:
        words.append(f"-q {quote}")
    if path:
        words.append(f"-f {path}")
    if action:
        words.append(action)
        if key:
            words.append(key)
            if value:
                words.append(f'"{value}"' if " " in value else value)
    return " ".join(words).strip()


__all__ = [
    "dotenv_values",
    "find_dotenv",
    "get_cli_string",
    "get_key",
    "load_dotenv",
    "load_ipython_extension",
    "set_key",
    "unset_key",
]
