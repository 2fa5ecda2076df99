"""The order in which the project's own comparators run around those of the application."""

from alembic.util.dispatch import DispatchPriority, PriorityDispatchResult

# The priorities of the application's own comparators by target, with their group where it is one.
_BUILT_IN = {
    "autogenerate": ((DispatchPriority.MEDIUM, None),),
    "schema": ((DispatchPriority.MEDIUM, "tables"),),
    "table": tuple((priority, None) for priority in DispatchPriority),
    "column": tuple((priority, None) for priority in DispatchPriority),
}


class BuiltIn:
    """Takes the place of the application's own comparators of a priority."""

    def __init__(self, priority):
        self.priority = priority

    def __call__(self, *arguments, **kw):
        return PriorityDispatchResult.CONTINUE


def add_built_in(comparators):
    """Marks where the application's own comparators run: they are the first plug-ins."""
    for target, priorities in _BUILT_IN.items():
        for priority, group in priorities:
            place = BuiltIn(priority)
            comparators.dispatch_for(target, priority=priority, subgroup=group)(place)


def ordered(autogen_context, target):
    """The comparators for a target with their groups, the application's places among them. Nothing
    where the project has none."""
    registered = autogen_context.comparators._ordered(target, autogen_context.dialect.name)
    if all(isinstance(function, BuiltIn) for function, _ in registered):
        return []
    return registered


def places(autogen_context, target, functions):
    """The order for tables or columns, for the application. Adds to the functions, which it knows by
    their numbers."""
    return [
        _place(function, group, functions) for function, group in ordered(autogen_context, target)
    ]


def _place(function, group, functions):
    if isinstance(function, BuiltIn):
        return {"place": "built_in", "priority": function.priority.name.lower()}
    functions.append(function)
    return {"place": "project", "number": len(functions) - 1, "group": group}
