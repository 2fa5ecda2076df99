"""`ScriptDirectory` and `Script`: the revisions, as the application knows them."""

from _limbeck import request as _request


class Script:
    """One revision."""

    def __init__(self, known):
        self.revision = known["revision"]
        self.down_revision = _edges(known.get("down_revision"))
        self.dependencies = _edges(known.get("dependencies"))
        self.branch_labels = set(known.get("branch_labels") or ())
        self.nextrev = frozenset(known.get("nextrev") or ())
        self.doc = known.get("doc") or ""
        self.longdoc = known.get("longdoc") or ""
        self.path = known.get("path")
        self.is_head = bool(known.get("is_head"))
        self.is_base = bool(known.get("is_base"))
        self.is_branch_point = bool(known.get("is_branch_point"))
        self.is_merge_point = bool(known.get("is_merge_point"))

    @property
    def module(self):
        """The script, run as a module."""
        from alembic._host import _script

        return _script(self.path)

    @property
    def filename(self):
        """The file."""
        return self.path

    @property
    def _flags(self):
        flags = (
            ("head", self.is_head),
            ("branchpoint", self.is_branch_point),
            ("mergepoint", self.is_merge_point),
        )
        return "".join(f" ({word})" for word, holds in flags if holds)

    @property
    def log_entry(self):
        """The verbose description that `show` prints."""
        lines = [f"Rev: {self.revision}{self._flags}"]
        if self.is_merge_point:
            lines.append(f"Merges: {_joined(self.down_revision)}")
        else:
            lines.append(f"Parent: {_joined(self.down_revision)}")
        if self.dependencies:
            lines.append(f"Also depends on: {_joined(self.dependencies)}")
        if self.is_branch_point:
            lines.append(f"Branches into: {', '.join(sorted(self.nextrev))}")
        if self.branch_labels:
            lines.append(f"Branch names: {', '.join(sorted(self.branch_labels))}")
        lines.append(f"Path: {self.path}")
        lines.append("")
        lines.extend("    " + line for line in self.longdoc.splitlines())
        return "\n".join(lines) + "\n"

    def __str__(self):
        return f"{_joined(self.down_revision)} -> {self.revision}{self._flags}, {self.doc}"


class ScriptDirectory:
    """The revisions of a project."""

    def __init__(self, dir, config=None):
        self.dir = str(dir)
        self.config = config

    @classmethod
    def from_config(cls, config):
        """The directory that the settings name, which has to be the running command's."""
        location = config.get_alembic_option("script_location")
        if location is None:
            from alembic.util.exc import CommandError

            raise CommandError("No 'script_location' key found in configuration.")
        return cls(location, config)

    @classmethod
    def _of_command(cls, config, location):
        return cls(location, config)

    @property
    def env_py_location(self):
        """The environment script."""
        return self.dir.rstrip("/") + "/env.py"

    def get_revision(self, id_):
        """The script of a revision, given by id, unique prefix or symbol."""
        known = _ask("revision", id_)
        return None if known is None else Script(known)

    def get_revisions(self, id_):
        """The scripts of one or several revisions."""
        ids = [id_] if id_ is None or isinstance(id_, str) else id_
        return tuple(Script(known) for each in ids for known in _ask("revisions", each))

    def walk_revisions(self, base="base", head="heads"):
        """Iterates over the scripts from the heads down."""
        return (Script(known) for known in _ask("walk", base, head))

    def iterate_revisions(self, upper, lower, **kw):
        """Iterates over the scripts from `upper` down to `lower`."""
        return self.walk_revisions(lower or "base", upper or "heads")

    def as_revision_number(self, id_):
        """The head or heads that a symbol means; other ids stay as they are."""
        if id_ is None or id_ == "base":
            return None
        if not isinstance(id_, str):
            return id_[0] if id_ else None
        if id_ == "heads":
            return tuple(_ask("heads", True))
        if id_ == "head":
            return _ask("head")
        branch, at, symbol = id_.partition("@")
        if not at:
            return id_
        if symbol == "base":
            return None
        if symbol not in ("head", "heads"):
            return symbol
        ids = tuple(known["revision"] for known in _ask("revisions", id_))
        return ids[0] if ids else None

    def get_current_head(self):
        """The id of the only head."""
        heads = self.get_heads()
        if len(heads) > 1:
            from alembic.util.exc import CommandError

            raise CommandError(
                "The script directory has multiple heads (due to branching)."
                "Please use get_heads(), or merge the branches using alembic merge."
            )
        return heads[0] if heads else None

    def get_heads(self, consider_depends_on=False):
        """The ids of all heads."""
        return list(_ask("heads", bool(consider_depends_on)))

    def get_base(self):
        """The id of the only base."""
        bases = self.get_bases()
        if len(bases) > 1:
            from alembic.util.exc import CommandError

            raise CommandError(
                "The script directory has multiple bases. Please use get_bases()."
            )
        return bases[0] if bases else None

    def get_bases(self):
        """The ids of all bases."""
        return list(_ask("bases"))

    def generate_revision(self, revid, message, **kw):
        """Refuses: revisions are written by the command."""
        from alembic.command import refuse

        refuse("revision")

    def run_env(self):
        """Refuses: the environment is run by the command."""
        from alembic.command import refuse

        refuse("upgrade")


def _ask(question, *arguments):
    from limbeck_wire import value

    return _request(
        {
            "request": "script",
            "query": question,
            "arguments": [value(argument) for argument in arguments],
        }
    )


def _edges(ids):
    if not ids:
        return None
    if isinstance(ids, str):
        return ids
    return ids[0] if len(ids) == 1 else tuple(ids)


def _joined(ids):
    if ids is None:
        return "<base>"
    return ids if isinstance(ids, str) else ", ".join(ids)
