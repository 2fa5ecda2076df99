"""Running a Mako template that was translated to Python."""


class Undefined:
    """The sign for a variable that was not given; it has no text."""

    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False

    __nonzero__ = __bool__


UNDEFINED = Undefined()


class Context:
    """The variables of a template, and the text written so far."""

    def __init__(self, variables):
        self._variables = variables
        self._pieces = []

    @property
    def kwargs(self):
        """The variables."""
        return dict(self._variables)

    def write(self, text):
        """Adds text."""
        self._pieces.append(text)

    def get(self, name, default=None):
        """A variable, a builtin, or the default."""
        import builtins

        if name in self._variables:
            return self._variables[name]
        return getattr(builtins, name, default)

    def keys(self):
        """Names of the variables."""
        return list(self._variables)

    def __contains__(self, name):
        return name in self._variables

    def __getitem__(self, name):
        value = self.get(name, UNDEFINED)
        if value is UNDEFINED:
            raise KeyError(name)
        return value

    def text(self):
        """All text written."""
        return "".join(self._pieces)


def _html(text):
    for letter, entity in (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ('"', "&#34;"), ("'", "&#39;")):
        text = text.replace(letter, entity)
    return text


def _url(text):
    from urllib.parse import quote_plus

    return quote_plus(text.encode())


# Mako's own filters.
FILTERS = {
    "h": lambda text: _html(str(text)),
    "x": lambda text: _html(str(text)),
    "u": lambda text: _url(str(text)),
    "trim": lambda text: str(text).strip(),
    "unicode": str,
    "str": str,
}


def render(source, filename, variables, settings):
    """The text of a template.

    The source is run with the variables as globals and writes through `context.write()`.
    """
    from alembic.config import Config
    from alembic.util.langhelpers import format_as_comma

    known = {"comma": format_as_comma, "config": Config._from_settings(settings), **variables}
    context = Context(known)
    namespace = {**FILTERS, **known, "UNDEFINED": UNDEFINED, "context": context}
    namespace["__name__"] = "alembic_template"
    namespace["__file__"] = filename
    exec(compile(source, filename, "exec", dont_inherit=True), namespace)
    body = namespace.get("render_body")
    if body is not None:
        body(context)
    return context.text()
