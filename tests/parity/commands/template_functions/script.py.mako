<%!
    import textwrap

    def title(text):
        return text.title()
%>\
<%def name="assign(name, value, hint='str')">${name}: ${hint} = ${repr(value)}
</%def>\
"""${message | title}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date.year > 2000}

% for word in (message or "").split():
${loop.index + 1}/${len(message.split())}: ${word | h}${"" if loop.last else ","}
% endfor
%% not a control line: 100%
"""
## Not in the file.
from alembic import op
${imports if imports else ""}

${assign("revision", up_revision)}\
${assign("down_revision", down_revision, hint="object")}\
${assign("branch_labels", branch_labels, "object")}\
${assign("depends_on", depends_on, "object")}

<%block filter="trim">
% if isinstance(down_revision, tuple):
# merge of ${" and ".join(down_revision)}
% elif down_revision:
# after ${down_revision}
% else:
# a base, ${nothing if nothing else "nothing before"}
% endif
</%block>
<%doc>
    Neither is this.
</%doc>
<%
    doc = textwrap.dedent("""
        upgrade of
          ${up_revision}
    """)
%>
<%text>
# ${kept} as it is
</%text>

def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
${capture(lambda: context.write("# " + repr(doc)))}
