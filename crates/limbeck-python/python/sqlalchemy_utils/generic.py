"""`generic_relationship()`"""


class GenericRelationship:
    """An attribute over a column with the kind of an object and others with its key."""

    def __init__(self, discriminator, id):
        self.discriminator, self.id = discriminator, id


def generic_relationship(discriminator, id, doc=None):
    """An attribute that has no column of its own."""
    return GenericRelationship(discriminator, id)
