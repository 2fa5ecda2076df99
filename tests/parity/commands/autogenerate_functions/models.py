"""Models, and the functions that decide what is compared."""

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData()


class Money(TypeDecorator):
    impl = sa.Numeric(12, 2)
    cache_ok = True


sa.Table(
    "kept",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("price", Money(), server_default="1"),
    sa.Column("skipped", sa.Integer, info={"skip": True}),
    sa.Column("width", sa.String(20)),
    sa.Column("height", sa.String(30)),
    sa.Index("ix_kept_price", "price"),
    sa.Index("ix_skipped_price", "price", "width"),
)
sa.Table("added", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("skipped", metadata, sa.Column("id", sa.Integer, primary_key=True), info={"skip": True})


def include_name(name, type_, parent_names):
    print("name", name, type_, sorted(parent_names.items(), key=str))
    return not (name or "").startswith("hidden")


def include_object(object_, name, type_, reflected, compare_to):
    shown = getattr(compare_to, "name", None)
    print("object", type(object_).__name__, object_.name, name, type_, reflected, shown)
    if type_ == "column":
        print("  of", object_.table.name, object_.type.__class__.__name__, object_.nullable)
    return not object_.info.get("skip") and not (name or "").startswith("ix_skipped")


def compare_type(context, inspected, desired, inspected_type, desired_type):
    print("type", inspected.name, desired.name, repr(inspected_type), repr(desired_type))
    return {"width": False, "height": True}.get(desired.name)


def compare_server_default(context, inspected, desired, inspected_default, desired_default, rendered):
    print("default", inspected.name, repr(inspected_default), rendered, context.dialect.name)
    return {"width": True, "price": False}.get(desired.name)
