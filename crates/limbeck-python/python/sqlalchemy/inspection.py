"""``sqlalchemy.inspect``"""

from . import exc


def inspect(subject, raiseerr=True):
    """An ``Inspector`` of an engine or connection, or what is known of a mapped class."""
    make = getattr(subject, "_sa_inspect", None)
    if make is not None and not isinstance(subject, type):
        return make()
    if isinstance(subject, type):
        mapper = subject.__dict__.get("__mapper__")
        if mapper is not None:
            return mapper
    elif getattr(type(subject), "__mapper__", None) is not None:
        from .orm.state import instance_state

        return instance_state(subject)
    if hasattr(subject, "__visit_name__") or hasattr(subject, "__clause_element__"):
        return subject
    if raiseerr:
        raise exc.NoInspectionAvailable(
            f"No inspection system is available for object of type {type(subject)}")
    return None
