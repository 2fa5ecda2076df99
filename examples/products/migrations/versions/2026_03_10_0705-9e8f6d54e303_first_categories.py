"""first categories

Revision ID: 9e8f6d54e303
Revises: 4b9c03f1d202
Create Date: 2026-03-10 07:05:00+00:00

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '9e8f6d54e303'
down_revision: Union[str, Sequence[str], None] = '4b9c03f1d202'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


categories = sa.table(
    "categories",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("parent_id", sa.Integer),
)

NAMES = ["Food", "Tools", "Books"]


def upgrade() -> None:
    op.bulk_insert(
        categories,
        [{"id": number, "name": name} for number, name in enumerate(NAMES, start=1)],
    )
    op.bulk_insert(
        categories,
        [
            {"id": 4, "name": "Children's books", "parent_id": 3},
            {"id": 5, "name": "50% off", "parent_id": 3},
        ],
    )


def downgrade() -> None:
    op.execute(categories.delete().where(categories.c.parent_id.is_not(None)))
    op.execute(categories.delete().where(categories.c.name.in_(NAMES)))
