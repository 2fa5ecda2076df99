"""Exceptions of the ORM."""

from .. import exc as sa_exc
from ..exc import MultipleResultsFound, NoResultFound  # noqa: F401


class StaleDataError(sa_exc.SQLAlchemyError):
    """A row was not there any more."""


ConcurrentModificationError = StaleDataError


class FlushError(sa_exc.SQLAlchemyError):
    """A flush met something that it can't do."""


class MappedAnnotationError(sa_exc.ArgumentError):
    """A ``Mapped[]`` annotation could not be understood."""


class UnmappedError(sa_exc.InvalidRequestError):
    """Something that is not mapped was used as if it were."""


class UnmappedClassError(UnmappedError):
    def __init__(self, cls, msg=None):
        super().__init__(msg or f"Class '{cls.__module__}.{cls.__name__}' is not mapped")


class UnmappedInstanceError(UnmappedError):
    def __init__(self, obj, msg=None):
        cls = type(obj)
        super().__init__(msg or f"Class '{cls.__module__}.{cls.__name__}' is not mapped")


class ObjectDeletedError(sa_exc.InvalidRequestError):
    pass


class DetachedInstanceError(sa_exc.SQLAlchemyError):
    """An object without a session was asked for something that it has not loaded."""


class UnmappedColumnError(sa_exc.InvalidRequestError):
    pass


class ObjectDereferencedError(sa_exc.SQLAlchemyError):
    pass


class LoaderStrategyException(sa_exc.InvalidRequestError):
    pass


NO_STATE = (AttributeError, KeyError)
