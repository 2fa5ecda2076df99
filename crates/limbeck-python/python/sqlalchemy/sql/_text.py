"""The ``:name`` markers of SQL text."""


def names(text):
    """Names of the bind markers; ``::type`` and ``\\:`` are none."""
    found = []
    position = text.find(":")
    end = len(text)
    while position != -1:
        before = text[position - 1] if position else ""
        after = text[position + 1] if position + 1 < end else ""
        if after == ":":
            position = text.find(":", position + 2)
            continue
        if before not in (":", "\\") and not (before.isalnum() or before == "_") and (
                after.isalnum() or after == "_"):
            stop = position + 1
            while stop < end and (text[stop].isalnum() or text[stop] == "_"):
                stop += 1
            if stop >= end or text[stop] != ":":
                name = text[position + 1:stop]
                if name not in found:
                    found.append(name)
            position = text.find(":", stop)
            continue
        position = text.find(":", position + 1)
    return found
