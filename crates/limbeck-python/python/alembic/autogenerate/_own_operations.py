"""Operations that a project defines itself, while they are among those of the application."""


def own_operations(context):
    """The operations of a context's comparison."""
    known = context.__dict__.get("_own_operations")
    if known is None:
        known = context._own_operations = OwnOperations()
    return known


class OwnOperations:
    """Operations by number; each with the one that undoes it once somebody has asked for that."""

    def __init__(self):
        self._operations = []

    def lowered(self, operation):
        """What stands for an operation."""
        for number, pair in enumerate(self._operations):
            if operation is pair[0] or operation is pair[1]:
                return _lowered(number, operation is pair[1], operation)
        self._operations.append([operation, None])
        return _lowered(len(self._operations) - 1, False, operation)

    def lifted(self, content):
        """The operation that something stands for."""
        pair = self._operations[content["number"]]
        if not content.get("is_inverse"):
            return pair[0]
        if pair[1] is None:
            pair[1] = pair[0].reverse()
        return pair[1]


def description(operation):
    """An operation as `check` shows it."""
    try:
        return repr(operation.to_diff_tuple())
    except NotImplementedError:
        return repr(operation)


def _lowered(number, is_inverse, operation):
    return {
        "operation": "custom",
        "number": number,
        "is_inverse": is_inverse,
        "description": description(operation),
    }
