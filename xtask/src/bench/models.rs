//! Generated models.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::project::Project;

const HEAD: &str = "\
import datetime
import decimal

from sqlalchemy import ForeignKey, Index, Numeric, String, Text, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass
";

/// Makes a project without revisions, whose models are this many tables of ten columns.
pub(super) fn project(folder: &Path, tables: usize, url: &str) -> io::Result<Project> {
    let project = Project::generate(folder, 0, Some(url))?;
    let environment = std::fs::read_to_string(folder.join("env.py"))?;
    let environment = environment
        .replace(
            "from sqlalchemy import engine_from_config",
            "from models import Base\nfrom sqlalchemy import engine_from_config",
        )
        .replace(
            "context.configure(connection=connection)",
            "context.configure(connection=connection, target_metadata=Base.metadata)",
        );
    std::fs::write(folder.join("env.py"), environment)?;
    let mut text = HEAD.to_owned();
    for number in 0..tables {
        text.push_str(&table(number));
    }
    std::fs::write(folder.join("models.py"), text)?;
    Ok(project)
}

fn table(number: usize) -> String {
    let reference = number.checked_sub(1).map_or_else(String::new, |previous| {
        format!("ForeignKey(\"table_{previous}.id\", name=\"fk_{number}\")")
    });
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write!(
        text,
        "\n\nclass Table{number}(Base):\n    \
             __tablename__ = \"table_{number}\"\n    \
             __table_args__ = (Index(\"ix_table_{number}_name\", \"name\", \"amount\"),)\n\n    \
             id: Mapped[int] = mapped_column(primary_key=True)\n    \
             previous_id: Mapped[int | None] = mapped_column({reference})\n    \
             name: Mapped[str] = mapped_column(String(100))\n    \
             email: Mapped[str] = mapped_column(String(200), unique=True)\n    \
             amount: Mapped[decimal.Decimal | None] = mapped_column(Numeric(10, 2))\n    \
             note: Mapped[str | None] = mapped_column(Text)\n    \
             is_active: Mapped[bool]\n    \
             rank: Mapped[int] = mapped_column(server_default=\"0\")\n    \
             created_at: Mapped[datetime.datetime] = mapped_column(server_default=func.now())\n    \
             code: Mapped[str | None] = mapped_column(String(20), index=True)\n"
    );
    text
}
