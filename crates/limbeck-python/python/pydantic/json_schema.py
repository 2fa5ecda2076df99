"""Import surface: JSON schemas are not made."""

JsonSchemaValue = dict
