"""What the parts of the package share."""

from _thread import RLock

lock = RLock()

# Handlers by name.
handlers = {}

# Weak references to all handlers, in the order of their creation.
handler_references = []

# Set by `setLoggerClass()` and `setLogRecordFactory()`.
logger_class = None
record_factory = None

# The original of `warnings.showwarning` while warnings are captured.
showwarning = None
