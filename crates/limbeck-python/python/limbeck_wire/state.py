"""What is known while one statement is lowered."""

import sys

default_dialect = None


def use_dialect(dialect):
    """Says for which dialect a project's own conversions and SQL are asked from now on."""
    global default_dialect
    default_dialect = dialect


class State:
    """Names of anonymous aliases, the sources of enclosing queries, and common table
    expressions found so far."""

    __slots__ = ("dialect", "names", "counters", "enclosing", "ctes", "known_ctes",
                 "executions", "hints")

    def __init__(self, dialect=None):
        self.dialect = dialect if dialect is not None else default_dialect
        self.names = {}
        self.counters = {}
        self.enclosing = []
        self.ctes = []
        self.known_ctes = set()
        self.executions = 1
        # Of the query that is lowered: source, text and dialect.
        self.hints = ()

    def alias(self, element):
        """The name of an aliased source, made up when it was not given one."""
        if element.name is not None:
            return element.name
        found = self.names.get(id(element))
        if found is None:
            inner = element.element
            stem = getattr(inner, "name", None) if inner.__visit_name__ == "table" else None
            stem = stem or "anon"
            number = self.counters[stem] = self.counters.get(stem, 0) + 1
            # The element is kept, so that its identity stays its own.
            self.names[id(element)] = found = f"{stem}_{number}"
            self.names[found, number] = element
        return found

    def dialect_object(self):
        """A dialect for user code; the default one when none is known."""
        if self.dialect is None:
            self.dialect = running_dialect()
        if self.dialect is None:
            from sqlalchemy.engine.default import dialect_named

            return dialect_named("default")
        return self.dialect


def running_dialect():
    """The dialect of the migrations that are under way."""
    module = sys.modules.get("alembic.runtime.migration")
    running = getattr(module, "_running", None)
    return running[-1].dialect if running else None


current = None


class entered:
    """Makes sure that there is a state; remembers whether it is the outermost."""

    def __init__(self, dialect=None):
        self.dialect = dialect

    def __enter__(self):
        global current
        self.previous = current
        if current is None:
            current = State(self.dialect)
        return current

    def __exit__(self, *exc):
        global current
        current = self.previous
        return False
