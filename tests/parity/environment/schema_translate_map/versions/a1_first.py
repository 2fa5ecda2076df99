"""first"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None

metadata = sa.MetaData()
kept = sa.Table(
    "kept",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("mood", sa.Enum("low", "high", name="mood", schema="tenant")),
    sa.Column("u", sa.Integer, sa.ForeignKey("shared.u.id")),
    schema="tenant",
)
users = sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), schema="shared")


def upgrade():
    op.execute("CREATE SCHEMA tenant_a")
    op.execute("CREATE SCHEMA tenant_b")
    op.create_table(
        "t",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("a", sa.String(5), index=True),
        sa.Column("kind", postgresql.ENUM("x", "y", name="kind", schema="tenant")),
        schema="tenant",
        comment="in a schema that stands for another",
    )
    op.add_column("t", sa.Column("b", sa.Integer, unique=True), schema="tenant")
    op.create_check_constraint("ck", "t", "b > 0", schema="tenant")
    metadata.create_all(op.get_bind())
    metadata.create_all(op.get_bind(), checkfirst=True)
    t = sa.table("t", sa.column("a"), sa.column("b", sa.Integer), schema="tenant")
    op.bulk_insert(t, [{"a": "one", "b": 1}, {"a": "two", "b": 2}])
    op.execute(t.update().where(t.c.b == 2).values(a="2"))
    bind = op.get_bind()
    print(bind.execute(sa.select(t.c.a).order_by(t.c.b)).scalars().all())
    other = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer), schema="tenant")
    op.execute("CREATE TABLE tenant_b.t (id INTEGER)")
    for statement in (
        sa.insert(other).values(id=5).execution_options(schema_translate_map={"tenant": "tenant_b"}),
    ):
        bind.execute(statement)
    print(bind.execute(sa.select(other.c.id), execution_options={"schema_translate_map": {"tenant": "tenant_b"}}).all())
    print(bind.execute(sa.select(sa.func.count()).select_from(t)).scalar())
    op.execute(t.insert().values(a="3", b=3))


def downgrade():
    op.drop_index("ix_tenant_t_a", "t", schema="tenant")
    op.drop_table("t", schema="tenant")
    metadata.drop_all(op.get_bind())
    op.execute("DROP SCHEMA tenant_a CASCADE")
    op.execute("DROP SCHEMA tenant_b CASCADE")
