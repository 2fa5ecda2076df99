"""phone becomes phone number

Revision ID: 003
Revises: 002
Create Date: 2025-11-24 10:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '003'
down_revision = '002'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("guests") as batch_op:
        batch_op.alter_column("phone", new_column_name="phone_number", existing_type=sa.String(32))


def downgrade():
    with op.batch_alter_table("guests") as batch_op:
        batch_op.alter_column("phone_number", new_column_name="phone", existing_type=sa.String(32))
