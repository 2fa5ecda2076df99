"""Runs what the template translator made of a Mako template.

The translated module defines `render(context)`; this module is its `__mako`: the context, the
filters and the loop variable. Nothing is imported before it is needed.
"""

import sys

STOP_RENDERING = ""
_MODULE_FILE = "<template>"


class Undefined:
    """The value of a name that has none."""

    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False


UNDEFINED = Undefined()


class Context:
    """The variables of a template and the text written so far."""

    def __init__(self, variables):
        self._data = dict(variables)
        self._data["capture"] = self._capture
        self._variables = variables
        self._buffers = [[]]

    @property
    def kwargs(self):
        return dict(self._variables)

    def keys(self):
        return list(self._data)

    def get(self, key, default=None):
        if key in self._data:
            return self._data[key]
        return vars(_builtins()).get(key, default)

    def __getitem__(self, key):
        if key in self._data:
            return self._data[key]
        return vars(_builtins())[key]

    def write(self, text):
        self._buffers[-1].append(text)

    def writer(self):
        return self._buffers[-1].append

    def _push_buffer(self):
        self._buffers.append([])

    def _pop_buffer(self):
        return "".join(self._buffers.pop())

    def _capture(self, function, *args, **kwargs):
        if not callable(function):
            raise RuntimeError(
                "capture() function expects a callable as its argument (i.e. capture(func, *args,"
                " **kwargs))"
            )
        self._push_buffer()
        try:
            function(*args, **kwargs)
        finally:
            text = self._pop_buffer()
        return text

    def _locals(self, names):
        if not names:
            return self
        other = Context.__new__(Context)
        other._data = {**self._data, **names}
        other._variables = self._variables
        other._buffers = self._buffers
        return other


def _builtins():
    import builtins

    return builtins


def keep(kept, names, assigned):
    """Hands variables that a Python block has assigned to the template's functions."""
    kept.update({name: names[name] for name in assigned if name in names})


class LoopStack:
    """What `loop` is outside of loops, and the loops that are under way."""

    def __init__(self):
        self._loops = []

    def enter(self, iterable):
        self._loops.append(Loop(iterable, self._loops[-1] if self._loops else None))
        return self._loops[-1]

    def leave(self):
        self._loops.pop()
        return self._loops[-1] if self._loops else self

    def __getattr__(self, name):
        raise RuntimeError("No loop context is established")


class Loop:
    """What `loop` is inside a loop."""

    def __init__(self, iterable, parent):
        self._iterable = iterable
        self.index = 0
        self.parent = parent

    def __iter__(self):
        for item in self._iterable:
            yield item
            self.index += 1

    def __len__(self):
        return len(self._iterable)

    @property
    def reverse_index(self):
        return len(self) - self.index - 1

    @property
    def first(self):
        return self.index == 0

    @property
    def last(self):
        return self.index == len(self) - 1

    @property
    def odd(self):
        return bool(self.index % 2)

    @property
    def even(self):
        return not self.odd

    def cycle(self, *values):
        if not values:
            raise ValueError("You must provide values to cycle through")
        return values[self.index % len(values)]


_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}


def filter_x(text):
    return "".join([_ESCAPES.get(character, character) for character in text])


def filter_h(text):
    if hasattr(text, "__html__"):
        return text.__html__()
    return filter_x(str(text))


def filter_u(text):
    from urllib.parse import quote_plus

    return quote_plus(text.encode("utf8"))


def filter_trim(text):
    return text.strip()


def filter_entity(text):
    from html.entities import codepoint2name

    return str(text).translate({code: "&%s;" % name for code, name in codepoint2name.items()})


def filter_str(value=""):
    return str(value)


class _Decode:
    def __getattr__(self, encoding):
        def decode(value):
            if isinstance(value, str):
                return value
            if not isinstance(value, bytes):
                return str(value)
            return str(value, encoding=encoding)

        return decode


filter_decode = _Decode()

# Alembic hands these over as tuples, which `repr()` in a template shows.
_TUPLES = ("down_revision", "branch_labels")


def render(source, filename, variables):
    """The text that a translated template makes of the variables."""
    variables = dict(variables)
    if "comma" not in variables:
        from alembic.util import format_as_comma

        variables["comma"] = format_as_comma
    for name in _TUPLES:
        if isinstance(variables.get(name), list):
            variables[name] = tuple(variables[name])
    namespace = {
        "__name__": "limbeck_template",
        "__mako": sys.modules[__name__],
        "UNDEFINED": UNDEFINED,
        "STOP_RENDERING": STOP_RENDERING,
    }
    context = Context(variables)
    try:
        exec(compile(source, _MODULE_FILE, "exec"), namespace)
        function = namespace["render"]
        code = function.__code__
        wanted = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
        function(context, **{name: variables[name] for name in wanted if name in variables})
        return "".join(context._buffers[0])
    except Exception as error:
        raise _failure(error, source, filename) from error


def _failure(error, source, filename):
    from alembic.util.exc import CommandError

    line = None
    traceback = error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == _MODULE_FILE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    place = filename
    if line is not None:
        place = "%s, line %s" % (filename, _template_line(source, line))
    text = "Template rendering failed; see %s: %s: %s"
    return CommandError(text % (place, type(error).__name__, error))


def _template_line(source, line):
    table = source.rstrip().rsplit("\n", 1)[-1]
    lines = table.partition("[")[2].rstrip("]").split(",")
    return lines[min(line, len(lines)) - 1]
