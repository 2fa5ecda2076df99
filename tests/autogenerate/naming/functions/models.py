import sqlalchemy as sa


def columns(constraint, table):
    return "_".join([table.info.get("short", table.name), *(item.name for item in constraint.columns)])


def target(constraint, table):
    return constraint.elements[0].target_fullname.replace(".", "_")


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(columns)s",
        "uq": "uq_%(columns)s_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(column_0_name)s_%(target)s",
        "pk": "pk_%(columns)s",
        "columns": columns,
        "target": target,
    }
)

sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), info={"short": "users"})

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, index=True),
    sa.Column("b", sa.Integer, unique=True),
    sa.Column("u_id", sa.ForeignKey("u.id")),
    sa.UniqueConstraint("a", "b"),
    sa.CheckConstraint("a > 5", name="positive"),
    info={"short": "things"},
)
