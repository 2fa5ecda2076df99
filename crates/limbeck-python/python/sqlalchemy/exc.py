"""The exceptions of SQLAlchemy."""


class HasDescriptionCode:
    code = None

    def __init__(self, *arg, **kw):
        code = kw.pop("code", None)
        if code is not None:
            self.code = code
        super().__init__(*arg, **kw)


class SQLAlchemyError(HasDescriptionCode, Exception):
    """Base of all errors."""

    def _message(self):
        if len(self.args) == 1:
            return str(self.args[0])
        return str(self.args)

    def __str__(self):
        return self._message()


class EmulatedDBAPIException(Exception):
    """A driver's exception."""

    @property
    def driver_exception(self):
        return self


class ArgumentError(SQLAlchemyError):
    """A function got arguments that do not fit."""


class DuplicateColumnError(ArgumentError):
    """A column was added to a table that has one of that name."""


class ObjectNotExecutableError(ArgumentError):
    """Something was executed that is no statement."""

    def __init__(self, target):
        super().__init__(f"Not an executable object: {target!r}")
        self.target = target


class NoSuchModuleError(ArgumentError):
    """A dialect or driver that does not exist."""


class NoForeignKeysError(ArgumentError):
    """No foreign key joins two tables."""


class AmbiguousForeignKeysError(ArgumentError):
    """Several foreign keys join two tables."""


class ConstraintColumnNotFoundError(ArgumentError):
    """A constraint names a column that the table does not have."""


class CircularDependencyError(SQLAlchemyError):
    """Tables depend on each other in a circle."""

    def __init__(self, message, cycles, edges, msg=None, code=None):
        if msg is None:
            message += " (%s)" % ", ".join(repr(s) for s in cycles)
        else:
            message = msg
        super().__init__(message, code=code)
        self.cycles = cycles
        self.edges = edges


class CompileError(SQLAlchemyError):
    """SQL could not be made for an element."""


class UnsupportedCompilationError(CompileError):
    """A dialect has no form for an element."""

    code = "l7de"

    def __init__(self, compiler, element_type=None, message=None):
        if element_type is None:
            super().__init__(compiler)
        else:
            super().__init__(
                f"Compiler {compiler!r} can't render element of type {element_type}"
                + (f": {message}" if message else "")
            )
        self.compiler = compiler
        self.element_type = element_type


class IdentifierError(SQLAlchemyError):
    """A name is longer than the database allows."""


class DisconnectionError(SQLAlchemyError):
    """A disconnect was found on a pooled connection."""

    invalidate_pool = False


class InvalidatePoolError(DisconnectionError):
    invalidate_pool = True


class TimeoutError(SQLAlchemyError):
    """No connection became free in time."""


class InvalidRequestError(SQLAlchemyError):
    """Something was asked for that can't be done now."""


class IllegalStateChangeError(InvalidRequestError):
    """A state was changed while a change was under way."""


class NoInspectionAvailable(InvalidRequestError):
    """``inspect`` was given something that it does not know."""


class PendingRollbackError(InvalidRequestError):
    """A transaction failed and was not rolled back yet."""


class ResourceClosedError(InvalidRequestError):
    """A closed result or connection was used."""


class NoSuchColumnError(InvalidRequestError, KeyError):
    """A row has no such column."""


class AmbiguousColumnError(InvalidRequestError):
    """A column's name fits several columns."""


class NoResultFound(InvalidRequestError):
    """One row was wanted and there was none."""


class MultipleResultsFound(InvalidRequestError):
    """One row was wanted and there were several."""


class AwaitRequired(InvalidRequestError):
    """An asynchronous call was not awaited."""


class MissingGreenlet(InvalidRequestError):
    """An asynchronous call was made outside of its context."""


class NoReferenceError(InvalidRequestError):
    """A foreign key refers to something that does not exist."""

    table_name = ""


class NoReferencedTableError(NoReferenceError):
    def __init__(self, message, tname):
        super().__init__(message)
        self.table_name = tname


class NoReferencedColumnError(NoReferenceError):
    def __init__(self, message, tname, cname):
        super().__init__(message)
        self.table_name = tname
        self.column_name = cname


class NoSuchTableError(InvalidRequestError):
    """The database has no such table."""


class UnreflectableTableError(InvalidRequestError):
    """A table that can't be inspected."""


class UnboundExecutionError(InvalidRequestError):
    """Something was executed without a connection."""


class DontWrapMixin:
    """Exceptions that are passed through as they are."""


class StatementError(SQLAlchemyError):
    """A statement could not be executed."""

    statement = None
    params = None
    orig = None
    ismulti = None
    connection_invalidated = False

    def __init__(self, message, statement=None, params=None, orig=None,
                 hide_parameters=False, code=None, ismulti=None):
        super().__init__(message, code=code)
        self.statement = statement
        self.params = params
        self.orig = orig
        self.ismulti = ismulti
        self.hide_parameters = hide_parameters
        self.detail = []

    def add_detail(self, msg):
        self.detail.append(msg)


class DBAPIError(StatementError):
    """The database refused."""

    def __init__(self, statement, params=None, orig=None, hide_parameters=False,
                 connection_invalidated=False, code=None, ismulti=None):
        if orig is None and params is None:
            # As the host makes it: the complete message alone.
            message, statement = statement, None
        else:
            message = f"({type(orig).__module__}.{type(orig).__name__}) {orig}"
            if statement:
                message += f"\n[SQL: {statement}]"
            if params and not hide_parameters:
                message += f"\n[parameters: {params!r}]"
        super().__init__(message, statement, params, orig, hide_parameters, code, ismulti)
        self.connection_invalidated = connection_invalidated

    @property
    def driver_exception(self):
        return self.orig

    @classmethod
    def instance(cls, statement, params, orig, dbapi_base_err=Exception, **kw):
        if isinstance(orig, (DBAPIError, DontWrapMixin)):
            return orig
        found = globals().get(type(orig).__name__)
        if isinstance(found, type) and issubclass(found, DBAPIError):
            return found(statement, params, orig)
        return DBAPIError(statement, params, orig)


class InterfaceError(DBAPIError):
    code = "rvf5"


class DatabaseError(DBAPIError):
    code = "4xp6"


class DataError(DatabaseError):
    code = "9h9h"


class OperationalError(DatabaseError):
    code = "e3q8"


class IntegrityError(DatabaseError):
    code = "gkpj"


class InternalError(DatabaseError):
    code = "2j85"


class ProgrammingError(DatabaseError):
    code = "f405"


class NotSupportedError(DatabaseError):
    code = "tw8g"


class SADeprecationWarning(HasDescriptionCode, DeprecationWarning):
    deprecated_since = None


class Base20DeprecationWarning(SADeprecationWarning):
    deprecated_since = "1.4"


class RemovedIn20Warning(Base20DeprecationWarning):
    pass


class LegacyAPIWarning(Base20DeprecationWarning):
    pass


class MovedIn20Warning(Base20DeprecationWarning):
    pass


class SAPendingDeprecationWarning(PendingDeprecationWarning):
    deprecated_since = None


class SAWarning(HasDescriptionCode, RuntimeWarning):
    pass


class SATestSuiteWarning(Warning):
    pass


class NoDBAPILoaded(InvalidRequestError):
    """An engine without a driver was asked to connect."""
