"""What scripts print and warn."""

import sys


def write_outstream(stream, *text, quiet=False):
    """Writes text, with what the stream can't encode replaced."""
    if quiet:
        return
    encoding = getattr(stream, "encoding", None) or "ascii"
    for piece in text:
        stream.write(str(piece).encode(encoding, "replace").decode(encoding))


def msg(msg, newline=True, flush=False, quiet=False):
    """Prints a message."""
    if quiet:
        return
    write_outstream(sys.stdout, msg, "\n" if newline else "")
    if flush:
        sys.stdout.flush()


def err(message, quiet=False):
    """Prints a refusal and leaves."""
    msg(f"FAILED: {message}", quiet=quiet)
    sys.exit(-1)


def warn(msg, stacklevel=2):
    """Issues a warning."""
    import warnings

    warnings.warn(msg, UserWarning, stacklevel=stacklevel)


def warn_deprecated(msg, stacklevel=2):
    """Issues a warning about something that will go away."""
    import warnings

    warnings.warn(msg, DeprecationWarning, stacklevel=stacklevel)


class _Status:
    def __init__(self, text, newline, quiet):
        self.text, self.newline, self.quiet = text, newline, quiet

    def __enter__(self):
        msg(self.text + " ...", newline=self.newline, flush=True, quiet=self.quiet)

    def __exit__(self, kind, value, trace):
        write_outstream(
            sys.stdout, "  done\n" if kind is None else "  FAILED\n", quiet=self.quiet
        )


def status(message, newline=False, quiet=False):
    """Frames a step with `… done` or `… FAILED`."""
    return _Status(message, newline, quiet)


def obfuscate_url_pw(input_url):
    """The URL without its password."""
    from sqlalchemy.engine.url import make_url

    return make_url(input_url).render_as_string(hide_password=True)
