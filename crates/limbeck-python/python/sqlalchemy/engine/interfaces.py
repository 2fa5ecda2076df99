"""``sqlalchemy.engine.interfaces``"""

from .base import BindTyping, CreateEnginePlugin, ExceptionContext, ExecutionContext  # noqa: F401
from .default import Compiled, Dialect, TypeCompiler  # noqa: F401


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from ..util import unsupported

    return unsupported(f"sqlalchemy.engine.interfaces.{name}")
