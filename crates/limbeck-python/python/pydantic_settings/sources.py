"""Where settings come from."""

import os

from pydantic.fields import AliasPath
from pydantic_settings.exceptions import SettingsError


class NoDecode:
    """Marks a field whose text is not read as JSON."""


class ForceDecode:
    """Marks a field whose text is read as JSON in any case."""


class PydanticBaseSettingsSource:
    """One source. Projects derive their own."""

    def __init__(self, settings_cls):
        self.settings_cls = settings_cls
        self.config = settings_cls.model_config
        self._current_state = {}

    @property
    def current_state(self):
        """What the sources before this one have given."""
        return self._current_state

    def _set_current_state(self, state):
        self._current_state = state

    def get_field_value(self, field, field_name):
        """The raw value of a field, its key, and whether it is complex."""
        raise NotImplementedError

    def field_is_complex(self, field):
        """Whether the field's text is JSON."""
        return is_complex(field.annotation)[0]

    def prepare_field_value(self, field_name, field, value, value_is_complex):
        """The value, read as JSON where the field is complex."""
        if value is not None and (self.field_is_complex(field) or value_is_complex):
            return self.decode_complex_value(field_name, field, value)
        return value

    def decode_complex_value(self, field_name, field, value):
        """The value of JSON text."""
        import json

        return json.loads(value)

    def __call__(self):
        data = {}
        for name, field in self.settings_cls.model_fields.items():
            value, key, is_json = self.get_field_value(field, name)
            value = self.prepare_field_value(name, field, value, is_json)
            if value is not None:
                data[key] = value
        return data


class InitSettingsSource(PydanticBaseSettingsSource):
    """The arguments of the constructor."""

    def __init__(self, settings_cls, init_kwargs):
        super().__init__(settings_cls)
        self.init_kwargs = init_kwargs

    def __call__(self):
        return dict(self.init_kwargs)


class EnvSettingsSource(PydanticBaseSettingsSource):
    """Environment variables."""

    def __init__(
        self,
        settings_cls,
        case_sensitive=None,
        env_prefix=None,
        env_nested_delimiter=None,
        env_nested_max_split=None,
        env_ignore_empty=None,
        env_parse_none_str=None,
        env_parse_enums=None,
    ):
        super().__init__(settings_cls)

        def chosen(value, name, default):
            return self.config.get(name, default) if value is None else value

        self.case_sensitive = chosen(case_sensitive, "case_sensitive", False)
        self.env_prefix = chosen(env_prefix, "env_prefix", "")
        self.env_nested_delimiter = chosen(env_nested_delimiter, "env_nested_delimiter", None)
        max_split = chosen(env_nested_max_split, "env_nested_max_split", None)
        self.max_split = -1 if max_split is None else max_split
        self.env_ignore_empty = chosen(env_ignore_empty, "env_ignore_empty", False)
        self.env_parse_none_str = chosen(env_parse_none_str, "env_parse_none_str", None)
        self.env_vars = self._load_env_vars()

    def _load_env_vars(self):
        return self._cleaned(os.environ)

    def _cleaned(self, variables):
        cleaned = {}
        for name, value in variables.items():
            if self.env_ignore_empty and value == "":
                continue
            if self.env_parse_none_str is not None and value == self.env_parse_none_str:
                value = None
            cleaned[self._case(name)] = value
        return cleaned

    def _case(self, name):
        return name if self.case_sensitive else name.lower()

    def _names(self, field, field_name):
        """Pairs of the key in the result and the variable's name."""
        pairs = []
        if field.validation_alias is None:
            # `env=` is pydantic 1's; its successor ignores it.
            old = field.extra.get("env") or ()
            names = [self.env_prefix + field_name, *([old] if isinstance(old, str) else old)]
            return [(field_name, self._case(name)) for name in names]
        for name in field.names(field_name, self.config.get("populate_by_name")):
            if isinstance(name, AliasPath):
                pairs.append((name.path[0], self._case(name.path[0])))
            elif name == field_name and name != field.validation_alias:
                pairs.append((name, self._case(self.env_prefix + name)))
            else:
                pairs.append((name, self._case(name)))
        return pairs

    def get_field_value(self, field, field_name):
        """The text of a field, its key, and whether the field is complex."""
        key = field_name
        for key, name in self._names(field, field_name):
            value = self.env_vars.get(name)
            if value is not None:
                return value, key, False
        return None, key, False

    def __call__(self):
        data = {}
        for field_name, field in self.settings_cls.model_fields.items():
            try:
                value, key, _ = self.get_field_value(field, field_name)
                value = self._decoded(field, field_name, value)
            except ValueError as error:
                raise SettingsError(
                    f'error parsing value for field "{field_name}" from source '
                    f'"{type(self).__name__}"'
                ) from error
            if value is None:
                names = [name for _, name in self._names(field, field_name)]
                if self.env_parse_none_str is None or not any(
                    name in self.env_vars and self.env_vars[name] is None for name in names
                ):
                    continue
            data[key] = value
        return data

    def _decoded(self, field, field_name, value):
        complex_, may_fail = is_complex(field.annotation, field.metadata)
        if not complex_ or not self.config.get("enable_decoding", True):
            return value
        nested = self._nested(field, field_name)
        if value is None:
            return nested or None
        try:
            value = self.decode_complex_value(field_name, field, value)
        except ValueError:
            if not may_fail:
                raise
            return value
        if isinstance(value, dict) and nested:
            return _merged(value, nested)
        return value

    def _nested(self, field, field_name):
        """What `NAME__KEY` variables say about a field that is a model or a dictionary."""
        delimiter = self.env_nested_delimiter
        if not delimiter:
            return {}
        delimiter = self._case(delimiter)
        result = {}
        for _, name in self._names(field, field_name):
            prefix = name + delimiter
            for variable, value in self.env_vars.items():
                if not variable.startswith(prefix):
                    continue
                *path, last = variable[len(prefix) :].split(
                    delimiter, -1 if self.max_split < 0 else max(self.max_split - 1, 0)
                )
                target, annotation = result, field.annotation
                for step in path:
                    step, annotation = self._step(annotation, step)
                    target = target.setdefault(step, {})
                last, annotation = self._step(annotation, last)
                if value is not None and is_complex(annotation)[0]:
                    try:
                        value = self.decode_complex_value(last, field, value)
                    except ValueError:
                        if not is_complex(annotation)[1]:
                            raise
                if isinstance(target, dict) and not isinstance(target.get(last), dict):
                    target[last] = value
        return result

    def _step(self, annotation, name):
        """The key of a nested field, with its own case, and its annotation."""
        for model in models_in(annotation):
            for field_name, field in model.model_fields.items():
                for candidate in field.names(field_name):
                    if isinstance(candidate, str) and self._case(candidate) == self._case(name):
                        return candidate, field.annotation
        return name, None


class DotEnvSettingsSource(EnvSettingsSource):
    """A `.env` file."""

    def __init__(self, settings_cls, env_file=None, env_file_encoding=None, **kw):
        config = settings_cls.model_config
        self.env_file = config.get("env_file") if env_file is None else env_file
        self.encoding = env_file_encoding or config.get("env_file_encoding") or "utf-8"
        super().__init__(settings_cls, **kw)

    def _load_env_vars(self):
        from dotenv import dotenv_values

        files = self.env_file
        if files is None:
            return {}
        if isinstance(files, (str, os.PathLike)):
            files = [files]
        variables = {}
        for file in files:
            path = os.path.expanduser(file)
            if os.path.isfile(path):
                found = self._cleaned(dotenv_values(path, encoding=self.encoding))
                variables.update(found)
        return variables

    def __call__(self):
        data = super().__call__()
        extra = self.config.get("extra")
        prefix = self._case(self.env_prefix)
        for name, value in self.env_vars.items():
            if not value or name in data or (prefix and name in self.settings_cls.model_fields):
                continue
            if self._is_used(name):
                continue
            if extra != "forbid" and prefix and name.startswith(prefix):
                data[name[len(prefix) :]] = value
            elif extra != "forbid" or not prefix or name.startswith(prefix):
                data[name] = value
        return data

    def _is_used(self, name):
        for field_name, field in self.settings_cls.model_fields.items():
            for _, known in self._names(field, field_name):
                if name == known:
                    return True
                if is_complex(field.annotation)[0] and self.env_nested_delimiter:
                    if name.startswith(known + self._case(self.env_nested_delimiter)):
                        return True
        return False


class SecretsSettingsSource(EnvSettingsSource):
    """A directory with one file for each setting."""

    def __init__(self, settings_cls, secrets_dir=None, **kw):
        self.secrets_dir = secrets_dir or settings_cls.model_config.get("secrets_dir")
        super().__init__(settings_cls, **kw)

    def _load_env_vars(self):
        directories = self.secrets_dir
        if directories is None:
            return {}
        if isinstance(directories, (str, os.PathLike)):
            directories = [directories]
        variables = {}
        for directory in directories:
            directory = os.path.expanduser(directory)
            if not os.path.isdir(directory):
                continue
            for name in os.listdir(directory):
                path = os.path.join(directory, name)
                if os.path.isfile(path):
                    with open(path) as file:
                        variables[self._case(name)] = file.read().strip()
        return variables


class _FileSource(InitSettingsSource):
    _option = None

    def __init__(self, settings_cls, file=None):
        files = settings_cls.model_config.get(self._option) if file is None else file
        if isinstance(files, (str, os.PathLike)):
            files = [files]
        data = {}
        for path in files or ():
            if os.path.isfile(path):
                data.update(self._read(path))
        super().__init__(settings_cls, data)


class JsonConfigSettingsSource(_FileSource):
    """A JSON file."""

    _option = "json_file"

    def _read(self, path):
        import json

        with open(path) as file:
            return json.load(file)


class TomlConfigSettingsSource(_FileSource):
    """A TOML file."""

    _option = "toml_file"

    def _read(self, path):
        import tomllib

        with open(path, "rb") as file:
            return tomllib.load(file)


class YamlConfigSettingsSource(_FileSource):
    """A YAML file."""

    _option = "yaml_file"

    def _read(self, path):
        import yaml

        with open(path) as file:
            return yaml.safe_load(file) or {}


class PyprojectTomlConfigSettingsSource(TomlConfigSettingsSource):
    """A table of `pyproject.toml`."""

    def __init__(self, settings_cls, toml_file=None):
        super().__init__(settings_cls, toml_file or "pyproject.toml")

    def _read(self, path):
        table = super()._read(path)
        header = self.settings_cls.model_config.get(
            "pyproject_toml_table_header", ("tool", "pydantic-settings")
        )
        for key in header:
            table = table.get(key, {})
        return table


def is_complex(annotation, metadata=()):
    """Whether text for an annotation is JSON, and whether it may also be something else."""
    import typing

    for item in metadata:
        if item is NoDecode or isinstance(item, NoDecode):
            return False, False
        if item is ForceDecode or isinstance(item, ForceDecode):
            return True, False
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        arguments = typing.get_args(annotation)
        return is_complex(arguments[0], arguments[1:])
    if origin is typing.Union or type(annotation).__name__ == "UnionType":
        return any(is_complex(member)[0] for member in typing.get_args(annotation)), True
    if isinstance(annotation, str):
        return False, False
    kind = origin or annotation
    if not isinstance(kind, type):
        return False, False
    if issubclass(kind, (str, bytes)):
        return False, False
    complex_ = (
        hasattr(kind, "model_fields")
        or issubclass(kind, (list, tuple, dict, set, frozenset))
        or kind.__module__ in ("collections.abc", "collections")
        or hasattr(kind, "__dataclass_fields__")
    )
    return complex_, False


def models_in(annotation):
    """The model classes that an annotation mentions."""
    import typing

    if hasattr(annotation, "model_fields"):
        return [annotation]
    return [
        model for argument in typing.get_args(annotation) for model in models_in(argument)
    ]


def _merged(first, second):
    merged = dict(first)
    for key, value in second.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            value = _merged(merged[key], value)
        merged[key] = value
    return merged
