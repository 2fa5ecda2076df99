"""INI files for `logging.config.fileConfig`, read like Python's `configparser` does.

That module takes longer to import than a run takes; it is only imported for its exceptions.
"""

from alembic._ini import IniFile


class Ini:
    """Sections as mappings."""

    def __init__(self, text, defaults, source):
        self._file = IniFile(
            {name: str(value) for name, value in (defaults or {}).items()} or None
        )
        self._file.read_text(text, str(source))

    def get(self, section, option, raw=False, fallback=None):
        """An option's value; `fallback` when the section or option is missing."""
        if not (self._file.has_section(section) and self._file.has_option(section, option)):
            return fallback
        return self._file.get(section, option, raw=raw)

    def __getitem__(self, section):
        if not self._file.has_section(section):
            raise KeyError(section)
        return _Section(self._file, section)


class _Section:
    def __init__(self, file, name):
        self._file = file
        self._name = name

    def __contains__(self, option):
        return self._file.has_option(self._name, option)

    def __getitem__(self, option):
        if option not in self:
            raise KeyError(option)
        return self._file.get(self._name, option)

    def get(self, option, fallback=None):
        return self[option] if option in self else fallback

    def getint(self, option, fallback=None):
        return int(self[option]) if option in self else fallback
