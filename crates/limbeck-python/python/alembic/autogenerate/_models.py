"""Models on their way to the application, which compares them with a database."""

import sys


def lowered_models(metadata):
    """The tables and the naming convention of each `MetaData`; nothing for no `MetaData`."""
    if metadata is None:
        return None
    placeholders = sys.modules.get("limbeck_placeholder")
    if placeholders is not None:
        placeholders.refuse_unknown_models()
    return [_lowered(item) for item in listed(metadata)]


def listed(metadata):
    """The `MetaData` objects of a `target_metadata`."""
    return list(metadata) if isinstance(metadata, (list, tuple, set, frozenset)) else [metadata]


def _lowered(metadata):
    from limbeck_wire import convention, table

    if not hasattr(metadata, "tables"):
        raise TypeError(
            f"target_metadata is expected to be a MetaData or a sequence of them, got {metadata!r}"
        )
    return {
        "tables": [table(item) for item in metadata.tables.values()],
        "naming_convention": convention(metadata.naming_convention),
    }
