//! Reading and writing the attributes of objects, also where code runs often enough that the
//! interpreter has settled on a quick way.

mod support;

use support::Project;

#[test]
fn methods_of_object_are_descriptors_of_its_slots() {
    Project::new().check(
        r#"
for name in ("__getattribute__", "__setattr__", "__delattr__"):
    assert type(object.__dict__[name]).__name__ == "wrapper_descriptor", name

class Plain:
    pass

plain = Plain()
object.__setattr__(plain, "a", 1)
assert object.__getattribute__(plain, "a") == 1
object.__delattr__(plain, "a")
assert not hasattr(plain, "a")
try:
    object.__setattr__(plain)
except TypeError:
    pass
else:
    raise AssertionError
"#,
    );
}

#[test]
fn methods_of_classes_come_first() {
    Project::new().check(
        r#"
class Base:
    def __getattribute__(self, name):
        if name == "computed":
            return "got"
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)

    def __delattr__(self, name):
        super().__setattr__("deleted", name)

class Derived(Base):
    pass

class Missing(Derived):
    def __getattr__(self, name):
        return "missing " + name

for _ in range(200):
    for each in (Derived(), Missing()):
        each.a = 2
        assert (each.a, each.computed) == (4, "got")
        del each.a
        assert (each.a, each.deleted) == (4, "a")
assert Missing().b == "missing b"
"#,
    );
}

#[test]
fn a_quick_way_ends_where_the_class_or_the_object_changes() {
    Project::new().check(
        r#"
class Plain:
    shared = "class"

    def method(self):
        return "method"

class Slotted:
    __slots__ = ("a",)

def read(thing):
    return thing.a

def write(thing, value):
    thing.a = value

def shared(thing):
    return thing.shared

def call(thing):
    return thing.method()

plain, other = Plain(), Plain()
for number in range(300):
    write(plain, number)
    assert read(plain) == number
    assert shared(plain) == "class"
    assert call(plain) == "method"

slotted = Slotted()
for thing in (slotted, plain) * 100:
    write(thing, 1)
    assert read(thing) == 1
for _ in range(200):
    try:
        read(other)
    except AttributeError as error:
        assert "'Plain' object has no attribute 'a'" in str(error), error
    else:
        raise AssertionError

other.shared = "object"
assert (shared(plain), shared(other)) == ("class", "object")
other.method = lambda: "own"
assert (call(plain), call(other)) == ("method", "own")
Plain.shared = "changed"
assert (shared(plain), shared(other)) == ("changed", "object")
Plain.method = lambda self: "replaced"
assert (call(plain), call(other)) == ("replaced", "own")

Plain.a = property(lambda self: "property", lambda self, value: seen.append(value))
seen = []
assert read(plain) == "property"
write(plain, 5)
assert seen == [5] and plain.__dict__["a"] == 1
del Plain.a
assert read(plain) == 1

Plain.__getattr__ = lambda self, name: "fallback " + name
assert read(Plain()) == "fallback a"
del Plain.__getattr__
try:
    read(Plain())
except AttributeError:
    pass
else:
    raise AssertionError
Plain.__setattr__ = lambda self, name, value: seen.append((name, value))
write(plain, 6)
assert seen == [5, ("a", 6)] and read(plain) == 1
del Plain.__setattr__
write(plain, 7)
assert read(plain) == 7

class Another(Plain):
    pass

another = Another()
another.__class__ = Plain
write(another, 8)
assert read(another) == 8
del another.__dict__["a"]
assert not hasattr(another, "a")
"#,
    );
}

#[test]
fn a_class_is_asked_for_what_is_missing() {
    Project::new().check(
        r#"
class Meta(type):
    def __getattr__(cls, name):
        return "class " + name

class Asked(metaclass=Meta):
    shared = "shared"

    def __init__(self):
        self.own = "own"

    def __getattr__(self, name):
        if name == "refused":
            raise AttributeError("refused by the class")
        return "asked " + name

    @property
    def missing(self):
        raise AttributeError("not shown")

    @property
    def broken(self):
        raise KeyError("broken")

class Derived(Asked):
    __slots__ = ("slot",)

Made = type("Made", (Asked,), {})

def read(thing):
    return (thing.own, thing.shared, thing.missing, thing.absent)

for _ in range(200):
    for cls in (Asked, Derived, Made):
        thing = cls()
        assert read(thing) == ("own", "shared", "asked missing", "asked absent")
        for name, error in (("broken", KeyError), ("refused", AttributeError)):
            try:
                getattr(thing, name)
            except error as failure:
                assert name in str(failure), failure
            else:
                raise AssertionError
        assert not hasattr(thing, "refused")
        assert cls.absent == "class absent" and cls.shared == "shared"
assert Derived().slot == "asked slot"

Asked.__getattribute__ = lambda self, name: "all " + name
assert read(Derived())[0] == "all own"
del Asked.__getattribute__
assert read(Derived()) == ("own", "shared", "asked missing", "asked absent")
Asked.__getattr__ = lambda self, name: "other " + name
assert read(Derived())[3] == "other absent"
del Asked.__getattr__
try:
    Derived().absent
except AttributeError as failure:
    assert str(failure) == "'Derived' object has no attribute 'absent'", failure
else:
    raise AssertionError
try:
    Derived().missing
except AttributeError as failure:
    assert str(failure) == "not shown", failure
else:
    raise AssertionError
"#,
    );
}

#[test]
fn classes_are_subscripted_by_their_method() {
    Project::new().check(
        r#"
import enum
import types

class Given:
    def __class_getitem__(cls, argument):
        return cls, argument

class Derived(Given):
    pass

class Refused(Given):
    __class_getitem__ = None

class Meta(type):
    def __getitem__(cls, argument):
        return "meta", argument

class OfMeta(Given, metaclass=Meta):
    pass

class Plain(metaclass=type("Other", (type,), {})):
    pass

class Color(enum.Enum):
    RED = 1

assert Derived[int] == (Derived, int) and Given[1, 2] == (Given, (1, 2))
assert OfMeta[int] == ("meta", int) and Color["RED"] is Color.RED
assert type(list[int]) is types.GenericAlias and type[int].__origin__ is type
assert "__getitem__" not in vars(type) and "%s" % Given == str(Given)
for cls, name in ((int, "int"), (Plain, "Plain"), (Refused, "Refused")):
    try:
        cls[1]
    except TypeError as error:
        assert str(error) == f"type '{name}' is not subscriptable", error
    else:
        raise AssertionError(cls)
"#,
    );
}
