"""Colours of interactive tools, of which a migration has none.

The standard module is slow to import because its themes are data classes.
"""

COLORIZE = False


class _Plain:
    """A theme, a section of one, or a set of codes: everything is the empty string."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return ""

    def __getitem__(self, key):
        return ""


class _Theme(_Plain):
    argparse = difflib = syntax = traceback = unittest = _Plain()


ANSIColors = NoColors = _Plain()
default_theme = theme_no_color = _Theme()


def can_colorize(*, file=None):
    return False


def get_colors(colorize=False, *, file=None):
    return NoColors


def get_theme(*, tty_file=None, force_color=False, force_no_color=False):
    return default_theme


def set_theme(t):
    pass


def decolor(text):
    for code in range(110):
        text = text.replace(f"\x1b[{code}m", "")
    return text
