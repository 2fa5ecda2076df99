"""The locale, as far as opening files asks for it; the rest is the standard module's.

Opening a text file asks for the encoding, which is UTF-8 wherever migrations run.
"""


def getencoding():
    return "UTF-8"


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def __getattr__(name):
    if name.startswith("__") and name != "__all__":
        raise AttributeError(f"module 'locale' has no attribute {name!r}")
    import _imp

    namespace = globals()
    namespace.pop("__getattr__", None)
    exec(_imp.get_frozen_object("_standard_locale"), namespace)
    try:
        return namespace[name]
    except KeyError:
        raise AttributeError(f"module 'locale' has no attribute {name!r}") from None
