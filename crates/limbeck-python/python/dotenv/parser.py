"""The syntax of `.env` files: `[export] key [= value] [# comment]`, one to a line."""

_ESCAPES = {
    "\\": "\\",
    "'": "'",
    '"': '"',
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


class Original:
    """The text of a statement and the line on which it starts."""

    __slots__ = ("line", "string")

    def __init__(self, string, line):
        self.string, self.line = string, line


class Binding:
    """One statement. `key` is `None` for comments and empty lines, `value` without `=`."""

    __slots__ = ("error", "key", "original", "value")

    def __init__(self, key, value, original, error):
        self.key, self.value, self.original, self.error = key, value, original, error


class _Unreadable(Exception):
    pass


class _Reader:
    def __init__(self, text):
        self.text = text
        self.place = 0

    def peek(self):
        return self.text[self.place : self.place + 1]

    def at_end(self):
        return self.place >= len(self.text)

    def skip_whitespace(self, newlines):
        text, place = self.text, self.place
        while place < len(text) and text[place].isspace():
            if not newlines and text[place] in "\r\n":
                break
            place += 1
        self.place = place

    def take_until(self, stops):
        """The text up to one of some characters."""
        text, start = self.text, self.place
        place = start
        while place < len(text) and text[place] not in stops:
            place += 1
        self.place = place
        return text[start:place]

    def take_name(self):
        """The text up to whitespace, `=` or `#`."""
        text, start = self.text, self.place
        place = start
        while place < len(text) and text[place] not in "=#" and not text[place].isspace():
            place += 1
        self.place = place
        return text[start:place]

    def skip_rest_of_line(self):
        self.take_until("\r\n")
        self.skip_newline()

    def skip_newline(self):
        if self.text.startswith("\r\n", self.place):
            self.place += 2
        elif self.peek() in ("\r", "\n"):
            self.place += 1

    def take_quoted(self, quote):
        """The text between quotes; a backslash protects the character after it."""
        text = self.text
        start = place = self.place + 1
        while place < len(text):
            if text[place] == quote:
                self.place = place + 1
                return text[start:place]
            place += 2 if text[place] == "\\" else 1
        raise _Unreadable


def parse_stream(stream):
    """Iterates over the statements of a file."""
    return parse_text(stream.read())


def parse_text(text):
    """Iterates over the statements of a text."""
    reader = _Reader(text)
    line = 1
    while not reader.at_end():
        start = reader.place
        binding = _binding(reader)
        string = text[start : reader.place]
        binding.original = Original(string, line)
        yield binding
        line += _count_lines(string)


def _count_lines(string):
    return string.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _binding(reader):
    try:
        reader.skip_whitespace(newlines=True)
        if reader.at_end():
            return Binding(None, None, None, False)
        _skip_export(reader)
        key = _key(reader)
        reader.skip_whitespace(newlines=False)
        value = None
        if reader.peek() == "=":
            reader.place += 1
            start = reader.place
            reader.skip_whitespace(newlines=False)
            # `a= #b` has a comment, `a=#b` a value.
            is_comment = reader.place > start and reader.peek() == "#"
            value = "" if is_comment else _value(reader)
        _finish_line(reader)
        return Binding(key, value, None, False)
    except _Unreadable:
        reader.skip_rest_of_line()
        return Binding(None, None, None, True)


def _skip_export(reader):
    if reader.text.startswith("export", reader.place):
        after = reader.place + len("export")
        rest = reader.text[after : after + 1]
        if rest and rest.isspace() and rest not in "\r\n":
            reader.place = after
            reader.skip_whitespace(newlines=False)


def _key(reader):
    first = reader.peek()
    if first == "#":
        return None
    if first == "'":
        end = reader.text.find("'", reader.place + 1)
        if end <= reader.place + 1:
            raise _Unreadable
        key = reader.text[reader.place + 1 : end]
        reader.place = end + 1
        return key
    key = reader.take_name()
    if not key:
        raise _Unreadable
    return key


def _value(reader):
    first = reader.peek()
    if first == "'":
        return _unescape(reader.take_quoted("'"), "\\'")
    if first == '"':
        return _unescape(reader.take_quoted('"'), "\\'\"abfnrtv")
    if first in ("", "\n", "\r"):
        return ""
    return _without_comment(reader.take_until("\r\n")).rstrip()


def _without_comment(text):
    """Text up to a `#` that follows whitespace."""
    place = text.find("#")
    while place >= 0:
        if place and text[place - 1].isspace():
            return text[:place]
        place = text.find("#", place + 1)
    return text


def _finish_line(reader):
    reader.skip_whitespace(newlines=False)
    if reader.peek() == "#":
        reader.take_until("\r\n")
    if not reader.at_end() and reader.peek() not in ("\r", "\n"):
        raise _Unreadable
    reader.skip_newline()


def _unescape(text, known):
    if "\\" not in text:
        return text
    pieces = []
    place = 0
    while place < len(text):
        letter = text[place]
        following = text[place + 1 : place + 2]
        if letter == "\\" and following and following in known:
            pieces.append(_ESCAPES[following])
            place += 2
        else:
            pieces.append(letter)
            place += 1
    return "".join(pieces)
