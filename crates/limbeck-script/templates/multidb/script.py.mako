"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
${imports or ""}

# revision identifiers, used by Alembic.
revision: str = ${up_revision | repr,n}
down_revision: Union[str, Sequence[str], None] = ${down_revision | repr,n}
branch_labels: Union[str, Sequence[str], None] = ${branch_labels | repr,n}
depends_on: Union[str, Sequence[str], None] = ${depends_on | repr,n}


def upgrade(engine_name: str) -> None:
    """Upgrade schema."""
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name: str) -> None:
    """Downgrade schema."""
    globals()["downgrade_%s" % engine_name]()



## One pair of functions for each name in `databases` of alembic.ini.

% for name in config.get_main_option("databases").split(","):
<% name = name.strip() %>\

def upgrade_${name}() -> None:
    """Upgrade ${name} schema."""
    ${context.get(f"{name}_upgrades", "pass")}


def downgrade_${name}() -> None:
    """Downgrade ${name} schema."""
    ${context.get(f"{name}_downgrades", "pass")}

% endfor
