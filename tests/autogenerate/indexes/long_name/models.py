import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "a_table_with_a_name_that_is_long_enough_to_be_cut_off",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("a_column_with_quite_a_long_name", sa.Integer, index=True),
)
