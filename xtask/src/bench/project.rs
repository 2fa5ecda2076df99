//! Generated projects.

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use crate::workspace::root;

/// A project with a line of revisions.
pub(crate) struct Project {
    pub(crate) folder: PathBuf,
}

impl Project {
    /// Writes a project with this many revisions. Of every three, one creates a table, one adds a
    /// column and one creates an index.
    pub(crate) fn generate(folder: &Path, revisions: usize, url: Option<&str>) -> io::Result<Self> {
        let base = root().join("tests/parity/base");
        std::fs::create_dir_all(folder.join("versions"))?;
        for name in ["env.py", "script.py.mako"] {
            std::fs::copy(base.join(name), folder.join(name))?;
        }
        let configuration = std::fs::read_to_string(base.join("alembic.ini"))?;
        std::fs::write(
            folder.join("alembic.ini"),
            configuration.replace("{url}", url.unwrap_or("sqlite:///bench.db")),
        )?;
        for number in 0..revisions {
            let file = folder.join(format!("versions/{}_step_{number}.py", id(number)));
            std::fs::write(file, script(number))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
        })
    }
}

fn id(number: usize) -> String {
    format!("{:012x}", (number + 1) * 0x9e37_79b9)
}

fn script(number: usize) -> String {
    let revision = id(number);
    let down = number.checked_sub(1).map(id);
    let table = format!("table_{}", number / 3);
    let (up, down_body) = match number % 3 {
        0 => (
            format!(
                "op.create_table(\n        \"{table}\",\n        \
                 sa.Column(\"id\", sa.Integer(), nullable=False),\n        \
                 sa.Column(\"name\", sa.String(length=100), nullable=False),\n        \
                 sa.Column(\"amount\", sa.Numeric(precision=10, scale=2), nullable=True),\n        \
                 sa.Column(\"created_at\", sa.DateTime(), server_default=sa.text(\"CURRENT_TIMESTAMP\"), nullable=False),\n        \
                 sa.PrimaryKeyConstraint(\"id\"),\n        \
                 sa.UniqueConstraint(\"name\", name=\"uq_{table}_name\"),\n    )"
            ),
            format!("op.drop_table(\"{table}\")"),
        ),
        1 => (
            format!("op.add_column(\"{table}\", sa.Column(\"note\", sa.Text(), nullable=True))"),
            format!("op.drop_column(\"{table}\", \"note\")"),
        ),
        _ => (
            format!(
                "op.create_index(op.f(\"ix_{table}_amount\"), \"{table}\", [\"amount\"], unique=False)"
            ),
            format!("op.drop_index(op.f(\"ix_{table}_amount\"), table_name=\"{table}\")"),
        ),
    };
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write!(
        text,
        "\"\"\"step {number}\n\nRevision ID: {revision}\nRevises: {revises}\nCreate Date: 2026-01-01 00:00:00.000000\n\n\"\"\"\n\
         from typing import Sequence, Union\n\nfrom alembic import op\nimport sqlalchemy as sa\n\n\n\
         # revision identifiers, used by Alembic.\n\
         revision: str = '{revision}'\n\
         down_revision: Union[str, Sequence[str], None] = {down}\n\
         branch_labels: Union[str, Sequence[str], None] = None\n\
         depends_on: Union[str, Sequence[str], None] = None\n\n\n\
         def upgrade() -> None:\n    {up}\n\n\ndef downgrade() -> None:\n    {down_body}\n",
        revises = down.clone().unwrap_or_default(),
        down = down.map_or_else(|| "None".to_owned(), |down| format!("'{down}'")),
    );
    text
}
