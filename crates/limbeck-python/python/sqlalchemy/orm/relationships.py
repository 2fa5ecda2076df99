"""Relations between mapped classes."""

from .. import exc as sa_exc
from ..sql.elements import ClauseElement, and_
from .base import MANYTOMANY, MANYTOONE, ONETOMANY, MapperProperty, subscript


def foreign(expr):
    """Marks the side of a condition that refers."""
    return _with_mark(expr, "_is_foreign")


def remote(expr):
    """Marks the side of a condition that is the related object's."""
    return _with_mark(expr, "_is_remote")


def _with_mark(expr, mark):
    convert = getattr(expr, "__clause_element__", None)
    return convert() if convert is not None else expr


class _Backref:
    def __init__(self, name, kwargs):
        self.name = name
        self.kwargs = kwargs


def backref(name, **kwargs):
    """The name and options of the relation's other side."""
    return _Backref(name, kwargs)


class RelationshipProperty(MapperProperty):
    """A relation; everything of it is found out when it is first used."""

    def __init__(self, argument=None, secondary=None, *, uselist=None, primaryjoin=None,
                 secondaryjoin=None, back_populates=None, order_by=False, backref=None,
                 cascade=None, viewonly=False, lazy="select", passive_deletes=False,
                 foreign_keys=None, remote_side=None, post_update=False, info=None, **kw):
        self.argument = argument
        self.secondary = secondary
        self.uselist = uselist
        self.primaryjoin = primaryjoin
        self.secondaryjoin = secondaryjoin
        self.back_populates = back_populates
        self.order_by = order_by
        self.backref = backref
        self.cascade = cascade
        self.viewonly = viewonly
        self.lazy = lazy
        self.passive_deletes = passive_deletes
        self._foreign_keys = foreign_keys
        self._remote_side = remote_side
        self.post_update = post_update
        self.info = info if info is not None else {}
        self.collection_class = kw.get("collection_class")
        self._options = None
        from .properties import _AttributeOptions

        self._options = _AttributeOptions(**{
            name: kw[name] for name in ("init", "repr", "default", "default_factory",
                                        "compare", "kw_only", "hash") if name in kw})
        self.annotation = None
        self._setup = None

    # What it is about

    def _names(self):
        """What a string argument may refer to."""
        registry = self.parent.registry
        names = dict(registry._class_registry)
        tables = self.parent.metadata.tables
        for key, table in tables.items():
            names.setdefault(key, table)
        from .. import sql

        for name in ("and_", "or_", "not_", "func", "desc", "asc", "text", "cast"):
            names.setdefault(name, getattr(sql, name))
        names.setdefault("foreign", foreign)
        names.setdefault("remote", remote)
        return names

    def _evaluated(self, value):
        if isinstance(value, str):
            names = self._names()
            if value in names:
                return names[value]
            try:
                return eval(value, {"__builtins__": {}}, names)
            except NameError as error:
                raise sa_exc.InvalidRequestError(
                    f"When initializing mapper {self.parent}, expression {value!r} failed to "
                    f"locate a name ({error.args[0]!r}). If this is a class name, consider adding "
                    f"this relationship() to the {self.parent.class_!r} class after both "
                    "dependent classes have been defined.") from None
        if callable(value) and not isinstance(value, (type, ClauseElement)) and not hasattr(
                value, "__clause_element__"):
            return value()
        return value

    @property
    def mapper(self):
        return self.entity.__mapper__

    @property
    def entity(self):
        found = self._evaluated(self._target())
        return found.class_ if hasattr(found, "class_") and not isinstance(found, type) else found

    def _target(self):
        if self.argument is not None:
            return self.argument
        from .annotations import resolved, without_none

        annotation = self.annotation
        owner = self.parent.class_
        if isinstance(annotation, str):
            found = resolved(annotation, owner)
            if isinstance(found, str):
                return _class_name(annotation)
            annotation = found
        annotation, _ = without_none(annotation, owner)
        arguments = getattr(annotation, "__args__", None)
        if arguments:
            annotation = arguments[-1]
        annotation = getattr(annotation, "__forward_arg__", annotation)
        if isinstance(annotation, str):
            return _class_name(annotation)
        return annotation

    def _says_list(self):
        """Whether the annotation is a collection; ``None`` without an annotation."""
        annotation = self.annotation
        if annotation is None:
            return None
        from .annotations import resolved, without_none

        if isinstance(annotation, str):
            found = resolved(annotation, self.parent.class_)
            if isinstance(found, str):
                head = annotation.partition("[")[0].strip().rsplit(".", 1)[-1].lower()
                return "[" in annotation and head in (
                    "list", "set", "sequence", "collection", "dict")
            annotation = found
        annotation, _ = without_none(annotation, self.parent.class_)
        origin = getattr(annotation, "__origin__", None)
        return isinstance(origin, type) and origin not in (type,)

    def _describe(self):
        """Direction, pairs of local and remote columns, and the condition."""
        if self._setup is not None:
            return self._setup
        parent = self.parent.local_table
        target = self.mapper.local_table
        condition = self._evaluated(self.primaryjoin)
        secondary = self._evaluated(self.secondary)
        if isinstance(condition, ClauseElement) or condition is None:
            pass
        if secondary is not None:
            first = self._pairs(secondary, parent)
            second = self._pairs(secondary, target)
            setup = _Setup(MANYTOMANY, True, secondary, first, second, condition,
                           self._evaluated(self.secondaryjoin))
        else:
            setup = self._direct(parent, target, condition)
        if self.uselist is not None:
            setup.uselist = self.uselist
        else:
            says = self._says_list()
            if says is not None:
                setup.uselist = says
        self._setup = setup
        return setup

    def _pairs(self, source, target):
        """Pairs of a referring column of ``source`` and the column of ``target``."""
        wanted = None
        if self._foreign_keys is not None:
            given = self._evaluated(self._foreign_keys)
            given = given if isinstance(given, (list, tuple, set)) else [given]
            wanted = [self._column(item) for item in given]
        found = []
        for column in source.c:
            for key in column.foreign_keys:
                try:
                    other = key.column
                except sa_exc.NoReferenceError:
                    continue
                if other.table is target and (
                        wanted is None or any(column is item for item in wanted)):
                    found.append((column, other))
        return found

    def _column(self, item):
        item = self._evaluated(item)
        convert = getattr(item, "__clause_element__", None)
        return convert() if convert is not None else item

    def _direct(self, parent, target, condition):
        referring = self._pairs(parent, target)
        referred = self._pairs(target, parent)
        if parent is target:
            remote_side = self._evaluated(self._remote_side)
            many_to_one = remote_side is not None
            pairs = referring
            if many_to_one:
                return _Setup(MANYTOONE, False, None, pairs, None, condition, None)
            return _Setup(ONETOMANY, True, None, [(b, a) for a, b in pairs], None, condition,
                          None)
        if referring and not (referred and self._says_list()):
            return _Setup(MANYTOONE, False, None, referring, None, condition, None)
        if referred:
            return _Setup(ONETOMANY, True, None, [(b, a) for a, b in referred], None, condition,
                          None)
        if condition is None:
            raise sa_exc.NoForeignKeysError(
                "Could not determine join condition between parent/child tables on relationship "
                f"{self} - there are no foreign keys linking these tables.  Ensure that "
                "referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or "
                "specify a 'primaryjoin' expression.")
        return _Setup(ONETOMANY, True, None, [], None, condition, None)

    @property
    def direction(self):
        return self._describe().direction

    @property
    def local_columns(self):
        return {local for local, _ in self._describe().pairs}

    def __str__(self):
        return f"{self.parent.class_.__name__}.{self.key}"

    # Conditions

    def primary_condition(self):
        setup = self._describe()
        if isinstance(setup.condition, ClauseElement):
            return setup.condition
        return self._equalities(setup)

    @staticmethod
    def _equalities(setup, moved=lambda column: column):
        """The conjunction of the pairs, the referred column first."""
        if setup.direction is MANYTOONE:
            return and_(*[moved(b) == a for a, b in setup.pairs])
        return and_(*[a == moved(b) for a, b in setup.pairs])

    def join_steps(self, class_, alias=None):
        """Pairs of source and condition that join the related class."""
        setup = self._describe()
        target = self.mapper.local_table
        if alias is not None:
            target = alias.__clause_element__()

        def moved(column):
            return target.c[column.key] if alias is not None else column

        if setup.secondary is not None:
            first = setup.condition if isinstance(setup.condition, ClauseElement) else \
                and_(*[b == a for a, b in setup.pairs])
            second = setup.second_condition \
                if isinstance(setup.second_condition, ClauseElement) else \
                and_(*[moved(b) == a for a, b in setup.remote_pairs])
            return [(setup.secondary, first), (target, second)]
        if isinstance(setup.condition, ClauseElement):
            condition = setup.condition
            if alias is not None:
                from ..sql._replacing import onto_table

                condition = onto_table(condition, self.mapper.local_table, target)
            return [(target, condition)]
        return [(target, self._equalities(setup, moved))]

    def exists(self, criterion, equals):
        from ..sql import exists

        conditions = []
        for source, condition in self.join_steps(self.parent.class_):
            conditions.append(condition)
        if criterion is not None:
            conditions.append(criterion)
        for key, value in equals.items():
            conditions.append(getattr(self.entity, key) == value)
        return exists().where(*conditions)

    def contains(self, other):
        return self.equals(other)

    def equals(self, other):
        setup = self._describe()
        if setup.secondary is not None:
            raise NotImplementedError(f"comparison of the relationship {self} is not supported")
        if other is None:
            return and_(*[a.is_(None) for a, _ in setup.pairs])
        return and_(*[a == getattr(other, b.key) for a, b in setup.pairs])


class _Setup:
    def __init__(self, direction, uselist, secondary, pairs, remote_pairs, condition,
                 second_condition):
        self.direction = direction
        self.uselist = uselist
        self.secondary = secondary
        self.pairs = pairs
        self.remote_pairs = remote_pairs
        self.condition = condition
        self.second_condition = second_condition


def _class_name(text):
    """The class that an annotation's text is about."""
    text = text.strip()
    while "[" in text:
        text = text[text.index("[") + 1:text.rindex("]")]
    for part in text.split("|"):
        part = part.strip().strip("'\"")
        if part != "None":
            return part.rsplit(",", 1)[-1].strip().strip("'\"")
    return text


class Relationship(RelationshipProperty):
    """The class of ``relationship()``."""

    __class_getitem__ = subscript


def relationship(argument=None, secondary=None, **kw):
    """A relation to another mapped class."""
    return Relationship(argument, secondary, **kw)


def dynamic_loader(argument=None, **kw):
    kw["lazy"] = "dynamic"
    return relationship(argument, **kw)
