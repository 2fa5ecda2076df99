"""`BaseSettings`."""

from pydantic.config import ConfigDict as SettingsConfigDict
from pydantic.main import BaseModel
from pydantic_settings.sources import (
    DotEnvSettingsSource,
    EnvSettingsSource,
    InitSettingsSource,
    SecretsSettingsSource,
    _merged,
)

# Arguments of the constructor that are options, not values.
_OPTIONS = frozenset(
    (
        "_case_sensitive",
        "_env_file",
        "_env_file_encoding",
        "_env_ignore_empty",
        "_env_nested_delimiter",
        "_env_nested_max_split",
        "_env_parse_enums",
        "_env_parse_none_str",
        "_env_prefix",
        "_nested_model_default_partial_update",
        "_secrets_dir",
    )
)


class BaseSettings(BaseModel):
    """A model whose values come from the environment unless they are given."""

    model_config = SettingsConfigDict(
        extra="forbid",
        arbitrary_types_allowed=True,
        validate_default=True,
        case_sensitive=False,
        env_prefix="",
        env_file=None,
        env_file_encoding=None,
        env_ignore_empty=False,
        env_nested_delimiter=None,
        env_nested_max_split=None,
        env_parse_none_str=None,
        secrets_dir=None,
        protected_namespaces=("model_validate", "model_dump", "settings_customise_sources"),
    )

    def __init__(self, /, **values):
        options = {name: values.pop(name) for name in list(values) if name in _OPTIONS}
        super().__init__(**type(self)._limbeck_gather(values, options))

    @classmethod
    def _limbeck_gather(cls, values, options):
        reading = {
            name: options[f"_{name}"]
            for name in (
                "case_sensitive",
                "env_prefix",
                "env_nested_delimiter",
                "env_nested_max_split",
                "env_ignore_empty",
                "env_parse_none_str",
            )
            if options.get(f"_{name}") is not None
        }
        file = {}
        if "_env_file" in options:
            # `None` means no file at all, whatever the options of the class say.
            file["env_file"] = options["_env_file"] if options["_env_file"] is not None else ()
        if options.get("_env_file_encoding"):
            file["env_file_encoding"] = options["_env_file_encoding"]
        sources = cls.settings_customise_sources(
            cls,
            init_settings=InitSettingsSource(cls, values),
            env_settings=EnvSettingsSource(cls, **reading),
            dotenv_settings=DotEnvSettingsSource(cls, **file, **reading),
            file_secret_settings=SecretsSettingsSource(
                cls, secrets_dir=options.get("_secrets_dir"), **reading
            ),
        )
        state = {}
        for source in sources:
            if hasattr(source, "_set_current_state"):
                source._set_current_state(state)
            state = _merged(source(), state)
        return state

    @classmethod
    def settings_customise_sources(
        cls, settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings
    ):
        """The sources, the first being the strongest. Projects override this."""
        return init_settings, env_settings, dotenv_settings, file_secret_settings
