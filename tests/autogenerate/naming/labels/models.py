import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "%(table_name)s_%(column_0_key)s_key",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
    }
)

sa.Table(
    "u",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
)

sa.Table(
    "t",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a", sa.Integer, index=True),
    sa.Column("b", sa.Integer, unique=True, key="other"),
    sa.Column("u_id", sa.ForeignKey("u.id")),
)
