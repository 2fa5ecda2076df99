<%!
import re
%>\
## a comment that leaves no trace
<%
    words = re.findall(r"\w+", message)
    title = " ".join(word.capitalize() for word in words)
%>\
"""${title}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}
% if branch_labels:
Labels: ${", ".join(branch_labels)}
% else:
No labels
% endif
"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}
location = ${repr(config.get_main_option("owner"))}

% for word in words:
# ${loop.index}: ${word | trim}
% endfor


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
