"""Version numbers: the scheme of PEP 440."""

import re

VERSION_PATTERN = r"""
    v?
    (?:(?P<epoch>[0-9]+)!)?
    (?P<release>[0-9]+(?:\.[0-9]+)*)
    (?:[-_.]?(?P<pre_l>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?P<pre_n>[0-9]+)?)?
    (?:-(?P<post_n1>[0-9]+)|[-_.]?(?P<post_l>post|rev|r)[-_.]?(?P<post_n2>[0-9]+)?)?
    (?:[-_.]?(?P<dev_l>dev)[-_.]?(?P<dev_n>[0-9]+)?)?
    (?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?
"""

_PHASES = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}
# Before and after every number of its kind.
_FIRST, _LAST = (-1,), (1,)


class InvalidVersion(ValueError):
    """Text that is no version."""


def parse(version):
    """The version that a text means."""
    return Version(version)


class Version:
    """A version; versions compare in the order of their release."""

    _pattern = re.compile(r"\s*" + VERSION_PATTERN + r"\s*", re.VERBOSE | re.IGNORECASE)

    def __init__(self, version):
        found = self._pattern.fullmatch(version)
        if found is None:
            raise InvalidVersion(f"Invalid version: {version!r}")
        part = found.groupdict()
        self.epoch = int(part["epoch"] or 0)
        self.release = tuple(int(number) for number in part["release"].split("."))
        self.pre = None
        if part["pre_l"]:
            phase = part["pre_l"].lower()
            self.pre = (_PHASES.get(phase, phase), int(part["pre_n"] or 0))
        self.post = None
        if part["post_n1"] or part["post_l"]:
            self.post = int(part["post_n1"] or part["post_n2"] or 0)
        self.dev = int(part["dev_n"] or 0) if part["dev_l"] else None
        self._local = _local_parts(part["local"])
        self._key = self._sort_key()

    def _sort_key(self):
        release = list(self.release)
        while len(release) > 1 and release[-1] == 0:
            release.pop()
        if self.pre is not None:
            pre = (0, *self.pre)
        elif self.post is None and self.dev is not None:
            pre = _FIRST
        else:
            pre = _LAST
        post = _FIRST if self.post is None else (0, self.post)
        dev = _LAST if self.dev is None else (0, self.dev)
        # Numbers come after words, and anything after nothing.
        local = _FIRST if self._local is None else (
            0, tuple((1, item, "") if isinstance(item, int) else (0, 0, item) for item in self._local))
        return self.epoch, tuple(release), pre, post, dev, local

    @property
    def local(self):
        return None if self._local is None else ".".join(str(item) for item in self._local)

    @property
    def public(self):
        return str(self).partition("+")[0]

    @property
    def base_version(self):
        epoch = f"{self.epoch}!" if self.epoch else ""
        return epoch + ".".join(str(number) for number in self.release)

    @property
    def is_prerelease(self):
        return self.dev is not None or self.pre is not None

    @property
    def is_postrelease(self):
        return self.post is not None

    @property
    def is_devrelease(self):
        return self.dev is not None

    @property
    def major(self):
        return self.release[0]

    @property
    def minor(self):
        return self.release[1] if len(self.release) > 1 else 0

    @property
    def micro(self):
        return self.release[2] if len(self.release) > 2 else 0

    def __str__(self):
        text = self.base_version
        if self.pre is not None:
            text += f"{self.pre[0]}{self.pre[1]}"
        if self.post is not None:
            text += f".post{self.post}"
        if self.dev is not None:
            text += f".dev{self.dev}"
        return text if self._local is None else f"{text}+{self.local}"

    def __repr__(self):
        return f"<Version({str(self)!r})>"

    def __hash__(self):
        return hash(self._key)

    def __eq__(self, other):
        return self._key == other._key if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self._key < other._key if isinstance(other, Version) else NotImplemented

    def __le__(self, other):
        return self._key <= other._key if isinstance(other, Version) else NotImplemented

    def __gt__(self, other):
        return self._key > other._key if isinstance(other, Version) else NotImplemented

    def __ge__(self, other):
        return self._key >= other._key if isinstance(other, Version) else NotImplemented


def _local_parts(text):
    if text is None:
        return None
    return tuple(int(part) if part.isdigit() else part.lower()
                 for part in re.split(r"[-_.]", text))
