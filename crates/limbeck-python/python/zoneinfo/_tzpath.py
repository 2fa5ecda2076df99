"""Where time zones are described on this computer."""

import os
import sys

_DEFAULT = (
    "/usr/share/zoneinfo",
    "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
)
# Entries of those directories that are no zones.
_NO_ZONES = ("posix", "right")

TZPATH = ()


class InvalidTZPathWarning(RuntimeWarning):
    """An entry of the path is not absolute."""


def reset_tzpath(to=None):
    """Sets the directories: those given, or the environment's, or the usual ones."""
    global TZPATH
    if isinstance(to, (str, bytes)):
        raise TypeError(f"tzpath must be a list or tuple, not {type(to)}: {to!r}")
    if to is not None:
        relative = [path for path in to if not os.path.isabs(path)]
        if relative:
            raise ValueError(f"paths should be absolute but found the following: {relative}")
        TZPATH = tuple(to)
        return
    given = os.environ.get("PYTHONTZPATH")
    if given is None:
        TZPATH = () if sys.platform == "win32" else _DEFAULT
    else:
        TZPATH = tuple(path for path in given.split(os.pathsep) if os.path.isabs(path))


def find_tzfile(key):
    """The file of a zone, if there is one."""
    normal = os.path.normpath(key)
    if os.path.isabs(key) or normal.startswith(os.pardir) or len(normal) != len(key):
        raise ValueError(f"ZoneInfo keys may not be absolute or outside of TZPATH: {key}")
    for directory in TZPATH:
        path = os.path.join(directory, key)
        if os.path.isfile(path):
            return path
    return None


def available_timezones():
    """The names of all zones."""
    zones = set()
    for root in TZPATH:
        for directory, directories, files in os.walk(root):
            if directory == root:
                directories[:] = [name for name in directories if name not in _NO_ZONES]
            for name in files:
                path = os.path.join(directory, name)
                try:
                    with open(path, "rb") as file:
                        is_zone = file.read(4) == b"TZif"
                except OSError:
                    continue
                if is_zone:
                    zones.add(os.path.relpath(path, root))
    zones.discard("posixrules")
    return zones


reset_tzpath()
