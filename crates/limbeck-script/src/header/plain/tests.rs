use proptest::prelude::*;

use super::*;
use crate::header::{HeaderReading, Presence, evaluate};
use crate::syntax;

const SCRIPT: &str = r#""""add users

Revision ID: b2
Revises: a1
def not_a_function():
"""
from __future__ import annotations

from typing import (Sequence,  # a comment
    Union,)

from alembic import op, context as ctx
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

# revision identifiers, used by Alembic.
revision: str = 'b2'
down_revision: Union[str, Sequence[str], None] = ('a1',
    'a0')
branch_labels = None
depends_on: list[str] | None = []

TABLES = ("users", f"{op.__name__}_x", {"a": sa.table("x", sa.column("y"))})
LOG = logging.getLogger(__name__)


def upgrade() -> None:
    """Upgrade schema."""
    # ### commands ###
    op.create_table(
        "users",  # the table
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=50), nullable=True, server_default=sa.text("'x'")),
        sa.Column("price", sa.Numeric(10, 2), server_default="0.5"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        **kwargs
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("a", sa.Integer()))

        batch_op.drop_column('b')
    bind = op.get_bind()
    rows = bind.execute(sa.text("SELECT id "
        "FROM users WHERE a = :a"), {"a": 1, 'b': [None, True, -2]}).fetchall()
    for row in rows:
        if row.id == 3 and not row.name or row.b not in TABLES and row.c is not None:
            op.execute(r"UPDATE \d" % row[0])
        elif row.a >= 2 or row.b:
            pass
        else:
            raise ValueError(f"no {row.id} and {{braces}}", *rows)
    x = y = postgresql.ENUM("a", "b").create(bind, checkfirst=True), 1.5


def downgrade() -> None:
    op.drop_index(op.f("ix_users_name"), table_name="users")
    op.drop_table("users")
"#;

#[test]
fn a_plain_script_is_read() {
    let header = read_header(SCRIPT).unwrap();
    assert_eq!(header.revision.as_deref(), Some("b2"));
    assert_eq!(header.down_revision.unwrap(), ["a1", "a0"]);
    assert!(
        header
            .documentation
            .unwrap()
            .starts_with("add users\n\nRevision ID: b2\n")
    );
    assert_eq!(
        (header.upgrade, header.downgrade),
        (Presence::Defined, Presence::Defined)
    );
}

#[test]
fn what_is_not_plain_is_not_read() {
    for (place, other) in [
        ("**kwargs", "[x for x in y]"),
        ("revision: str = 'b2'", "revision: str = make()"),
        ("branch_labels = None", "branch_labels = x = None"),
        ("branch_labels = None", "globals()['revision'] = 'x'"),
        ("branch_labels = None", "x = globals().update(revision='x')"),
        ("branch_labels = None", "from x import *"),
        ("branch_labels = None", "from x import a, revision"),
        ("branch_labels = None", "import x as revision"),
        ("branch_labels = None", "if x:\n    revision = 'x'"),
        ("            pass", "            global revision"),
        (
            "import sqlalchemy as sa",
            "from __future__ import annotations",
        ),
        ("def downgrade", "def revision"),
        ("\"\"\"add", "r\"\"\"add"),
        ("Revises: a1", "Revises: \\x61"),
    ] {
        assert!(SCRIPT.contains(place), "{place}");
        assert_eq!(
            read_header(&SCRIPT.replacen(place, other, 1)),
            None,
            "{other}"
        );
    }
}

/// Bodies that must not be accepted, since they are not Python.
#[test]
fn what_is_not_python_is_not_read() {
    for body in [
        "",
        "    # only a comment\n",
        "    f(a b)\n",
        "    f(a=1, b)\n",
        "    f(a=1, a=2)\n",
        "    f(None=1)\n",
        "    f(,)\n",
        "    f(a,,)\n",
        "    [1, 2\n",
        "    (1]\n",
        "    x = \n",
        "    = 1\n",
        "    None = 1\n",
        "    x = = 1\n",
        "    1x\n",
        "    012\n",
        "    \"a\n",
        "    '''a\n",
        "    \"\\x1\"\n",
        "    \"\\N{no}\"\n",
        "    'a' b'b'\n",
        "    a not b\n",
        "    a +\n",
        "    a ++\n",
        "    a. b.\n",
        "    a.1\n",
        "    {1: }\n",
        "    {1}: 2}\n",
        "    if x\n        pass\n",
        "    if x:\n    pass\n",
        "    else:\n        pass\n",
        "    if x:\n        pass\n    y()\n    else:\n        pass\n",
        "    for 1 in x:\n        pass\n",
        "    with x as 1:\n        pass\n",
        "    x()\n      y()\n",
        "      x()\n    y()\n",
        "    if x:\n        y()\n      z()\n",
        "    x() y()\n",
        "    x();; y()\n",
        "    lambda = 1\n",
        "    import\n",
        "    print 'x'\n",
        "    \tx()\n",
        "    x(\n\n",
        "    return return\n",
        "    pass pass\n",
        "    é(\n",
    ] {
        let text = format!("revision = 'a'\ndef f():\n{body}");
        assert_eq!(read_header(&text), None, "{body}");
    }
}

/// What the fast way answers must be what parsing everything answers.
fn check(text: &str) {
    if let Some(header) = read_header(text) {
        let module = syntax::parse(text).unwrap_or_else(|fault| panic!("{fault:?}:\n{text}"));
        let full = evaluate::evaluate(&module, text);
        assert_eq!(full, HeaderReading::Constant(header), "{text}");
    }
}

/// Pieces that a change puts into a script.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "(", ")", "[", "]", "{", "}", ",", ":", "=", "==", ".", "+", "-", "*", "%", "\"", "'",
    "\"\"\"", "#", "\\", "\n", "    ", "        ", " ", "\t", "\n    ", "\n        ", "\n\n",
    "pass", "return", "if x:", "else:", "elif y:", "for x in y:", "with a as b:", "not ",
    " and ", " or ", " in ", " is ", "None", "True", "lambda", "x", "r'", "b'", "f'", "rb", "0",
    "1", "12", ".5", "1e3", "x1", "def g():", "def h():\n    x()", "class C:", "é", "\u{2028}",
    "x=1", "**", "\\x", "@d", ";", "f\"{", "}", "{{", "u'", "is not ", "not in ", "*", "raise ",
    "revision = ", "from x import y", "import a.b", "from __future__ import annotations",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn changed_scripts_are_read_alike(
        changes in proptest::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..6, prop::sample::select(PIECES)),
            1..4,
        )
    ) {
        let mut text = SCRIPT.to_owned();
        for (place, removed, piece) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let start = place.index(places.len());
            let end = (start + removed).min(places.len() - 1);
            text.replace_range(places[start]..places[end], piece);
        }
        check(&text);
    }

    #[test]
    fn invented_bodies_are_read_alike(
        pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..12)
    ) {
        let body = pieces.concat();
        check(&format!("revision = 'a'\ndown_revision = None\ndef f():\n    {body}\n"));
    }
}
