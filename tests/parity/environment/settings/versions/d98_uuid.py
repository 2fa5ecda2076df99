"""Edit replace id integers in all models to use UUID instead"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = "d98dd8ec85a3"
down_revision = "e2412789c190"
def upgrade():
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute('CREATE EXTENSION IF NOT EXISTS "uuid-ossp"')
    op.add_column('user', sa.Column('new_id', postgresql.UUID(as_uuid=True), default=sa.text('uuid_generate_v4()')))
    op.add_column('item', sa.Column('new_owner_id', postgresql.UUID(as_uuid=True), nullable=True))
    op.execute('UPDATE "user" SET new_id = uuid_generate_v4()')
    op.execute('UPDATE item SET new_owner_id = (SELECT new_id FROM "user" WHERE "user".id = item.owner_id)')
    op.alter_column('user', 'new_id', nullable=False)
    op.drop_constraint('item_owner_id_fkey', 'item', type_='foreignkey')
    op.drop_column('item', 'owner_id')
    op.alter_column('item', 'new_owner_id', new_column_name='owner_id')
    op.drop_column('user', 'id')
    op.alter_column('user', 'new_id', new_column_name='id')
    op.create_primary_key('user_pkey', 'user', ['id'])
    op.create_foreign_key('item_owner_id_fkey', 'item', 'user', ['owner_id'], ['id'])
def downgrade():
    pass
