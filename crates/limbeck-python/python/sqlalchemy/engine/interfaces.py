"""``sqlalchemy.engine.interfaces``"""

from .base import BindTyping, CreateEnginePlugin, ExceptionContext, ExecutionContext  # noqa: F401
from .default import Compiled, Dialect, TypeCompiler  # noqa: F401
