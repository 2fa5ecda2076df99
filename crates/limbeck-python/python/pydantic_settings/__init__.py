"""Settings from environment variables and `.env` files, as `pydantic-settings` reads them."""

__version__ = "2.16.3"

_HOMES = {
    "BaseSettings": "main",
    "SettingsConfigDict": "main",
    "DotEnvSettingsSource": "sources",
    "EnvSettingsSource": "sources",
    "InitSettingsSource": "sources",
    "PydanticBaseSettingsSource": "sources",
    "SecretsSettingsSource": "sources",
    "JsonConfigSettingsSource": "sources",
    "TomlConfigSettingsSource": "sources",
    "YamlConfigSettingsSource": "sources",
    "PyprojectTomlConfigSettingsSource": "sources",
    "SettingsError": "exceptions",
    "NoDecode": "sources",
    "ForceDecode": "sources",
}


def __getattr__(name):
    if name in ("main", "sources", "exceptions"):
        return __import__("pydantic_settings." + name, None, None, (name,))
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'pydantic_settings' has no attribute {name!r}")
    value = getattr(__import__("pydantic_settings." + home, None, None, (name,)), name)
    globals()[name] = value
    return value
