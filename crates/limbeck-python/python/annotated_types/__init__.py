"""Constraints within `Annotated`."""


class BaseMetadata:
    """A constraint."""

    _names = ()

    def __init__(self, *args, **kw):
        for name, value in zip(self._names, args):
            setattr(self, name, value)
        self.__dict__.update(kw)

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash((type(self), tuple(vars(self).items())))

    def __repr__(self):
        pairs = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({pairs})"


class GroupedMetadata(BaseMetadata):
    """Several constraints."""

    def __iter__(self):
        return iter(())


def _constraint(class_name, *names, base=BaseMetadata):
    return type(class_name, (base,), {"_names": names, "__module__": __name__})


Gt = _constraint("Gt", "gt")
Ge = _constraint("Ge", "ge")
Lt = _constraint("Lt", "lt")
Le = _constraint("Le", "le")
Interval = _constraint("Interval", "gt", "ge", "lt", "le", base=GroupedMetadata)
MultipleOf = _constraint("MultipleOf", "multiple_of")
MinLen = _constraint("MinLen", "min_length")
MaxLen = _constraint("MaxLen", "max_length")
Len = _constraint("Len", "min_length", "max_length", base=GroupedMetadata)
Timezone = _constraint("Timezone", "tz")
Unit = _constraint("Unit", "unit")
Predicate = _constraint("Predicate", "func")
