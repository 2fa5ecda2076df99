"""INI sections with the interpolation of Python's `configparser`.

That module takes longer to import than a migration takes to run, so it is only imported for its
exceptions when there is something to raise.
"""

_MAX_DEPTH = 10


class IniFile:
    """Sections of raw values, read from text or handed over by the application."""

    def __init__(self, defaults=None):
        self._defaults = {_key(name): value for name, value in (defaults or {}).items()}
        self._sections = {}

    def defaults(self):
        """The options that every section has."""
        return self._defaults

    def sections(self):
        """Names of the sections."""
        return list(self._sections)

    def has_section(self, section):
        """Whether a section exists."""
        return section in self._sections

    def add_section(self, section):
        """Adds an empty section."""
        if section in self._sections:
            raise _errors().DuplicateSectionError(section)
        self._sections[section] = {}

    def remove_section(self, section):
        """Removes a section and tells whether there was one."""
        return self._sections.pop(section, None) is not None

    def options(self, section):
        """Names of a section's options, with those of the defaults."""
        return list({**self._section(section), **self._defaults})

    def has_option(self, section, option):
        """Whether a section or the defaults have an option."""
        if section not in self._sections:
            return False
        option = _key(option)
        return option in self._sections[section] or option in self._defaults

    def remove_option(self, section, option):
        """Removes an option from a section and tells whether there was one."""
        return self._section(section).pop(_key(option), None) is not None

    def get(self, section, option, raw=False, fallback=None):
        """An option's value, interpolated unless `raw`."""
        if section not in self._sections:
            if fallback is not None:
                return fallback
            raise _errors().NoSectionError(section)
        option = _key(option)
        values = {**self._defaults, **self._sections[section]}
        if option not in values:
            if fallback is not None:
                return fallback
            raise _errors().NoOptionError(option, section)
        value = values[option]
        return value if raw or not value else _interpolate(value, option, section, values)

    def items(self, section, raw=False):
        """Pairs of names and values of a section, the defaults first."""
        values = {**self._defaults, **self._section(section)}
        if raw:
            return list(values.items())
        return [
            (name, _interpolate(value, name, section, values) if value else value)
            for name, value in values.items()
        ]

    def set(self, section, option, value=None):
        """Sets an option to a raw value."""
        if not isinstance(value, str):
            raise TypeError("option values must be strings")
        _check_syntax(value)
        if section == "DEFAULT":
            self._defaults[_key(option)] = value
        else:
            self._section(section)[_key(option)] = value

    def __contains__(self, section):
        return section == "DEFAULT" or section in self._sections

    def __iter__(self):
        return iter(["DEFAULT", *self._sections])

    def __getitem__(self, section):
        if section == "DEFAULT":
            return dict(self._defaults)
        if section not in self._sections:
            raise KeyError(section)
        return dict(self.items(section))

    def _section(self, section):
        try:
            return self._sections[section]
        except KeyError:
            raise _errors().NoSectionError(section) from None

    def load(self, sections):
        """Adds sections of raw values; those of `DEFAULT` become defaults."""
        for section, options in sections.items():
            if section == "DEFAULT":
                target = self._defaults
            else:
                target = self._sections.setdefault(section, {})
            for name, value in options.items():
                target[_key(name)] = value

    def read_text(self, text, source="<string>"):
        """Adds what INI text defines."""
        options = name = None
        indent = 0
        seen = set()
        for number, line in enumerate(text.splitlines(keepends=True), 1):
            stripped = line.strip()
            if not stripped:
                if name is not None:
                    options[name].append("")
                continue
            if stripped[0] in "#;":
                continue
            depth = len(line) - len(line.lstrip())
            if name is not None and depth > indent:
                options[name].append(stripped)
                continue
            indent = depth
            if stripped[0] == "[" and "]" in stripped:
                section = stripped[1 : stripped.rindex("]")]
                name = None
                if section == "DEFAULT":
                    options = self._defaults
                elif section in self._sections:
                    raise _errors().DuplicateSectionError(section, _path(source), number)
                else:
                    options = self._sections[section] = {}
                continue
            if options is None:
                raise _errors().MissingSectionHeaderError(_path(source), number, line)
            places = [place for place in (stripped.find("="), stripped.find(":")) if place >= 0]
            if not places or not min(places):
                error = _errors().ParsingError(_path(source))
                error.append(number, line)
                raise error
            name = _key(stripped[: min(places)].rstrip())
            if (id(options), name) in seen:
                raise _errors().DuplicateOptionError(section, name, _path(source), number)
            seen.add((id(options), name))
            options[name] = [stripped[min(places) + 1 :].strip()]
        for options in (self._defaults, *self._sections.values()):
            for name, value in options.items():
                if isinstance(value, list):
                    options[name] = "\n".join(value).rstrip()


def _key(name):
    return name.lower()


def _errors():
    import configparser

    return configparser


def _path(source):
    """The file as errors show it."""
    import pathlib

    return pathlib.Path(source)


def _check_syntax(value):
    rest = value.replace("%%", "")
    while "%(" in rest and ")s" in rest[rest.index("%(") :]:
        start = rest.index("%(")
        end = rest.index(")s", start)
        if ")" in rest[start + 2 : end] or end == start + 2:
            break
        rest = rest[:start] + rest[end + 2 :]
    if "%" in rest:
        raise ValueError(
            f"invalid interpolation syntax in {value!r} at position {rest.find('%')}"
        )


def _interpolate(value, option, section, values, depth=1):
    if "%" not in value:
        return value
    if depth > _MAX_DEPTH:
        raise _errors().InterpolationDepthError(option, section, value)
    pieces = []
    rest = value
    while rest:
        plain, percent, rest = rest.partition("%")
        pieces.append(plain)
        if not percent:
            break
        if rest[:1] == "%":
            pieces.append("%")
            rest = rest[1:]
            continue
        if rest[:1] != "(":
            raise _errors().InterpolationSyntaxError(
                option, section, f"'%' must be followed by '%' or '(', found: {'%' + rest!r}"
            )
        name, end, after = rest[1:].partition(")")
        if not end or not name or not after.startswith("s"):
            raise _errors().InterpolationSyntaxError(
                option, section, f"bad interpolation variable reference {'%' + rest!r}"
            )
        rest = after[1:]
        name = _key(name)
        if name not in values:
            raise _errors().InterpolationMissingOptionError(option, section, value, name)
        pieces.append(_interpolate(values[name], option, section, values, depth + 1))
    return "".join(pieces)
