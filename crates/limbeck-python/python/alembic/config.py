"""`Config`: the settings as environment scripts read and change them."""

import sys

_UNSET = object()


class Namespace:
    """The parsed command line."""

    def __init__(self, **options):
        self.__dict__.update(options)

    def __contains__(self, name):
        return name in self.__dict__

    def __eq__(self, other):
        return isinstance(other, Namespace) and vars(self) == vars(other)

    def __repr__(self):
        return "Namespace(%s)" % ", ".join(f"{name}={value!r}" for name, value in vars(self).items())


class Config:
    """Settings from `alembic.ini` and `pyproject.toml`."""

    config_file_name = None
    toml_file_name = None
    config_ini_section = None
    cmd_opts = None

    def __init__(
        self,
        file_=None,
        toml_file=None,
        ini_section="alembic",
        output_buffer=None,
        stdout=_UNSET,
        cmd_opts=None,
        config_args=None,
        attributes=None,
    ):
        self.config_file_name = None if file_ is None else str(file_)
        self.toml_file_name = None if toml_file is None else str(toml_file)
        self.config_ini_section = ini_section
        self.output_buffer = output_buffer
        self.stdout = sys.stdout if stdout is _UNSET else stdout
        self.cmd_opts = cmd_opts
        self.config_args = dict(config_args or {})
        self.attributes = {} if attributes is None else dict(attributes)
        self._file_config = None
        self._toml = None

    @classmethod
    def _from_settings(cls, settings):
        """The settings of the running command."""
        from alembic._ini import IniFile

        config = cls(
            settings.get("config_file"),
            settings.get("toml_file"),
            settings.get("ini_section") or "alembic",
            cmd_opts=_command_options(settings.get("command_options")),
        )
        file_config = IniFile({"here": settings.get("here") or ""})
        file_config.load(settings.get("ini") or {})
        config._file_config = file_config
        config._toml = settings.get("toml") or {}
        return config

    @property
    def file_config(self):
        """The INI file."""
        if self._file_config is None:
            self._file_config = self._read_ini()
        return self._file_config

    @property
    def toml_alembic_config(self):
        """`[tool.alembic]` of `pyproject.toml`."""
        if self._toml is None:
            self._toml = self._read_toml()
        return self._toml

    @property
    def messaging_opts(self):
        """How messages are printed."""
        from alembic.util.langhelpers import immutabledict

        return immutabledict({"quiet": bool(getattr(self.cmd_opts, "quiet", False))})

    def _read_ini(self):
        import os

        from alembic._ini import IniFile

        here = "."
        if self.config_file_name:
            here = os.path.dirname(os.path.abspath(self.config_file_name)).replace("\\", "/")
        ini = IniFile({**self.config_args, "here": here})
        if not self.config_file_name:
            ini.add_section(self.config_ini_section)
        elif os.path.exists(self.config_file_name):
            with open(self.config_file_name) as file:
                ini.read_text(file.read(), self.config_file_name)
        return ini

    def _read_toml(self):
        import os

        if not self.toml_file_name or not os.path.exists(self.toml_file_name):
            return {}
        import tomllib

        from alembic.util.exc import CommandError

        with open(self.toml_file_name, "rb") as file:
            table = tomllib.load(file).get("tool", {}).get("alembic", {})
        if not isinstance(table, dict):
            raise CommandError("Incorrect TOML format")
        here = os.path.dirname(os.path.abspath(self.toml_file_name)).replace("\\", "/")
        return _interpolate_toml(table, {**self.config_args, "here": here})

    def print_stdout(self, text, *arg):
        """Prints to standard output, unless the command is quiet."""
        from alembic.util.messaging import write_outstream

        text = str(text) % arg if arg else str(text)
        write_outstream(self.stdout, text, "\n", quiet=self.messaging_opts["quiet"])

    def get_template_directory(self):
        """The directory of the templates of `init`, which are part of the program."""
        return "templates"

    def get_section(self, name, default=None):
        """A section's options as a dictionary."""
        if not self.file_config.has_section(name):
            return default
        return dict(self.file_config.items(name))

    def set_main_option(self, name, value):
        """Sets an option of the main section."""
        self.set_section_option(self.config_ini_section, name, value)

    def remove_main_option(self, name):
        """Removes an option of the main section."""
        self.file_config.remove_option(self.config_ini_section, name)

    def set_section_option(self, section, name, value):
        """Sets an option of a section, which is added where it is missing."""
        if not self.file_config.has_section(section):
            self.file_config.add_section(section)
        self.file_config.set(section, name, value)

    def get_section_option(self, section, name, default=None):
        """An option of a section."""
        if not self.file_config.has_section(section):
            from alembic.util.exc import CommandError

            raise CommandError(
                f"No config file {self.config_file_name!r} found, or file has no "
                f"'[{section}]' section"
            )
        if self.file_config.has_option(section, name):
            return self.file_config.get(section, name)
        return default

    def get_main_option(self, name, default=None):
        """An option of the main section."""
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        """An option of the main section, or else of `[tool.alembic]`."""
        if self.file_config.has_option(self.config_ini_section, name):
            return self.file_config.get(self.config_ini_section, name)
        return self.toml_alembic_config.get(name, default)

    def get_alembic_boolean_option(self, name):
        """A truth value: `true` in the INI file, a boolean in `[tool.alembic]`."""
        if self.file_config.has_option(self.config_ini_section, name):
            return self.file_config.get(self.config_ini_section, name) == "true"
        value = self.toml_alembic_config.get(name, False)
        if not isinstance(value, bool):
            from alembic.util.exc import CommandError

            raise CommandError(f"boolean value expected for TOML parameter {name!r}")
        return value

    def get_version_locations_list(self):
        """`version_locations`, split."""
        return self._paths("version_locations", " ,")

    def get_prepend_sys_paths_list(self):
        """`prepend_sys_path`, split."""
        return self._paths("prepend_sys_path", " ,:")

    def _paths(self, name, legacy_separators):
        value = self.get_alembic_option(name)
        if value is None or isinstance(value, list):
            return value
        separator = self.get_alembic_option("path_separator")
        if separator is None and name == "version_locations":
            separator = self.get_alembic_option("version_path_separator")
        if separator is None:
            for mark in legacy_separators[1:]:
                value = value.replace(mark, " ")
            return value.split()
        known = {"space": " ", "newline": "\n", "os": ":", ":": ":", ";": ";"}
        if separator not in known:
            raise ValueError(
                f"'{separator}' is not a valid value for path_separator; "
                "expected 'space', 'newline', 'os', ':', ';'"
            )
        return [part.strip() for part in value.split(known[separator]) if part.strip()]

    def get_hooks_list(self):
        """The post-write hooks."""
        if not self.file_config.has_section("post_write_hooks"):
            return list(self.toml_alembic_config.get("post_write_hooks", []))
        options = self.get_section("post_write_hooks")
        hooks = []
        for name in options.get("hooks", "").replace(",", " ").split():
            hook = {
                key[len(name) + 1 :]: value
                for key, value in options.items()
                if key.startswith(name + ".")
            }
            hook["_hook_name"] = name
            hooks.append(hook)
        return hooks


class CommandLine:
    """The command line, which is the program itself here."""

    def __init__(self, prog=None):
        self.prog = prog

    def main(self, argv=None):
        """Refuses: a script can't start a command of the command that runs it."""
        from alembic.command import refuse

        refuse("main")

    def register_command(self, fn):
        """Refuses: sub-commands are those of the program."""
        from alembic.command import refuse

        refuse(getattr(fn, "__name__", "command"))


def main(argv=None, prog=None, **kwargs):
    """Refuses, as `CommandLine.main` does."""
    CommandLine(prog).main(argv)


def _command_options(options):
    if options is None:
        return None
    namespace = Namespace(**options)
    command = options.get("cmd")
    if command:
        from alembic import command as commands

        name, *rest = command
        namespace.cmd = (getattr(commands, name), *rest)
    return namespace


def _interpolate_toml(value, variables):
    if isinstance(value, str):
        return value % variables
    if isinstance(value, list):
        return [_interpolate_toml(item, variables) for item in value]
    if isinstance(value, dict):
        return {name: _interpolate_toml(item, variables) for name, item in value.items()}
    return value
