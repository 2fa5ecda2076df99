"""first"""
from alembic import op

PREFIX = "abc"
revision = PREFIX + "1"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
