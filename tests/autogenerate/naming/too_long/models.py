import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

sa.Table(
    "a_table_with_a_name_that_is_long",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a_column_with_quite_a_long_name", sa.Integer, index=True),
    sa.Column("another_column_of_the_same_length", sa.Integer),
    sa.UniqueConstraint("a_column_with_quite_a_long_name", "another_column_of_the_same_length"),
)
