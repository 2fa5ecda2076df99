"""``sqlalchemy.sql.compiler``"""

from ..engine.default import Compiled, SQLCompiler, TypeCompiler  # noqa: F401
from ..engine.default import _Quoting as IdentifierPreparer  # noqa: F401


class DDLCompiler(SQLCompiler):
    """The compiler that ``@compiles`` functions of DDL receive."""


GenericTypeCompiler = StrSQLTypeCompiler = TypeCompiler
StrSQLCompiler = SQLCompiler


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from ..util import unsupported

    return unsupported(f"sqlalchemy.sql.compiler.{name}")
