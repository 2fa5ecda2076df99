"""What acts on objects while an application runs, and leaves its tables alone."""


def force_auto_coercion(mapper=None):
    """Nothing here."""


def force_instant_defaults(mapper=None):
    """Nothing here."""


def coercion_listener(mapper, class_):
    """Nothing here."""


def auto_delete_orphans(attr):
    """Nothing here."""


def observes(*paths, observer=None):
    """Leaves the decorated method as it is."""
    return lambda method: method
