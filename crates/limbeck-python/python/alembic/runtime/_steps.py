"""What `on_version_apply` callbacks are told about a step."""


class MigrationInfo:
    """A step that was applied."""

    def __init__(self, is_upgrade, is_stamp, up_revision_ids, down_revision_ids, source, destination):
        self.is_upgrade = is_upgrade
        self.is_stamp = is_stamp
        self.up_revision_ids = tuple(up_revision_ids)
        self.down_revision_ids = tuple(down_revision_ids)
        self.source_revision_ids = tuple(source)
        self.destination_revision_ids = tuple(destination)
        self._script = None

    @classmethod
    def _from_step(cls, step, script):
        info = cls(
            bool(step.get("is_upgrade")),
            bool(step.get("is_stamp")),
            step.get("up_revision_ids") or (),
            step.get("down_revision_ids") or (),
            step.get("source") or (),
            step.get("destination") or (),
        )
        info._script = script
        return info

    @property
    def is_migration(self):
        """Whether a script ran."""
        return not self.is_stamp

    @property
    def up_revision_id(self):
        """The first of the upper revisions."""
        return self.up_revision_ids[0] if self.up_revision_ids else None

    @property
    def up_revision(self):
        """The script of the first of the upper revisions."""
        revisions = self.up_revisions
        return revisions[0] if revisions else None

    @property
    def up_revisions(self):
        """The scripts of the upper revisions."""
        return self._scripts(self.up_revision_ids)

    @property
    def down_revisions(self):
        """The scripts of the lower revisions."""
        return self._scripts(self.down_revision_ids)

    @property
    def source_revisions(self):
        """The scripts that the step came from."""
        return self._scripts(self.source_revision_ids)

    @property
    def destination_revisions(self):
        """The scripts that the step led to."""
        return self._scripts(self.destination_revision_ids)

    def _scripts(self, ids):
        return tuple(self._script.get_revision(id_) for id_ in ids)


class MigrationStep:
    """A step on the way from one set of revisions to another."""


class RevisionStep(MigrationStep):
    """A step that runs a script."""


class StampStep(MigrationStep):
    """A step that only changes the version table."""


class HeadMaintainer:
    """The rows of the version table."""

    def __init__(self, context, heads):
        self.context = context
        self.heads = set(heads)
