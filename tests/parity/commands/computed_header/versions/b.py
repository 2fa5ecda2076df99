"""second"""
revision = "abc" "2"
down_revision = ["abc1"]
branch_labels = {"lab"}


def upgrade():
    pass


def downgrade():
    pass
