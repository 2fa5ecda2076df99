"""first"""
revision = "abc1"
down_revision = None


def upgrade():
    pass
