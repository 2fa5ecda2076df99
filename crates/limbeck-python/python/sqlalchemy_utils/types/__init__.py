"""Types, each in a module of its own."""

_HOMES = {
    "ArrowType": "arrow",
    "BitType": "bit",
    "ChoiceType": "choice",
    "Choice": "choice",
    "ColorType": "color",
    "CountryType": "country",
    "CurrencyType": "currency",
    "DateRangeType": "range",
    "DateTimeRangeType": "range",
    "EmailType": "email",
    "EncryptedType": "encrypted.encrypted_type",
    "EnrichedDateType": "enriched_datetime.enriched_date_type",
    "EnrichedDateTimeType": "enriched_datetime.enriched_datetime_type",
    "IPAddressType": "ip_address",
    "Int8RangeType": "range",
    "IntRangeType": "range",
    "JSONType": "json",
    "LocaleType": "locale",
    "LtreeType": "ltree",
    "NumericRangeType": "range",
    "PasswordType": "password",
    "PhoneNumberType": "phone_number",
    "ScalarListType": "scalar_list",
    "StringEncryptedType": "encrypted.encrypted_type",
    "TSVectorType": "ts_vector",
    "TimezoneType": "timezone",
    "URLType": "url",
    "UUIDType": "uuid",
    "WeekDaysType": "weekdays",
}


_MODULES = frozenset(home.partition(".")[0] for home in _HOMES.values())


def __getattr__(name):
    if name in _MODULES:
        return __import__("sqlalchemy_utils.types." + name, None, None, (name,))
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sqlalchemy_utils.types' has no attribute {name!r}")
    return getattr(__import__("sqlalchemy_utils.types." + home, None, None, (name,)), name)
