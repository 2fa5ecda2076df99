//! What a case's revision, log and way through the database are to be: the files in its folder
//! `expected`, and in `limbeck` where Limbeck differs on purpose.

use std::io;
use std::path::{Path, PathBuf};

use limbeck_testing::project::DatabaseKind;

/// What was observed of a case on one database.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Observed {
    /// The statements that make the database as it was before, where models say how it was.
    pub(crate) before: String,
    /// The revision file; empty when none was written.
    pub(crate) revision: String,
    /// The log records about the comparison.
    pub(crate) log: String,
    /// What did not go well on the way through the database, a line for each.
    pub(crate) outcome: String,
}

impl Observed {
    /// What is kept in files, with their suffixes.
    fn parts(&self) -> [(&'static str, &String); 4] {
        [
            ("before.sql", &self.before),
            ("py", &self.revision),
            ("log", &self.log),
            ("outcome", &self.outcome),
        ]
    }

    /// Reads what Alembic did.
    pub(crate) fn read_recorded(folder: &Path, database: DatabaseKind) -> io::Result<Self> {
        let mut observed = Self::default();
        observed.replace(&folder.join("expected"), database)?;
        Ok(observed)
    }

    /// Reads what Alembic did, and what Limbeck does instead.
    pub(crate) fn read(folder: &Path, database: DatabaseKind) -> io::Result<Self> {
        let mut observed = Self::read_recorded(folder, database)?;
        observed.replace(&folder.join("limbeck"), database)?;
        Ok(observed)
    }

    /// Takes the parts that a folder has files of.
    fn replace(&mut self, folder: &Path, database: DatabaseKind) -> io::Result<()> {
        for (suffix, part) in [
            ("before.sql", &mut self.before),
            ("py", &mut self.revision),
            ("log", &mut self.log),
            ("outcome", &mut self.outcome),
        ] {
            match std::fs::read_to_string(file(folder, database, suffix)) {
                Ok(text) => *part = text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Writes the parts that are not as Alembic has them.
    pub(crate) fn write_difference(
        &self,
        recorded: &Self,
        folder: &Path,
        database: DatabaseKind,
    ) -> io::Result<()> {
        let own = folder.join("limbeck");
        for ((suffix, part), (_, other)) in self.parts().into_iter().zip(recorded.parts()) {
            if part != other {
                std::fs::create_dir_all(&own)?;
                std::fs::write(file(&own, database, suffix), part)?;
            }
        }
        Ok(())
    }

    /// Writes what Alembic did. What is empty has no file.
    pub(crate) fn write(&self, folder: &Path, database: DatabaseKind) -> io::Result<()> {
        let expected = folder.join("expected");
        std::fs::create_dir_all(&expected)?;
        for (suffix, part) in self.parts() {
            let path = file(&expected, database, suffix);
            if !part.is_empty() {
                std::fs::write(path, part)?;
            } else if path.exists() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// What differs from what is expected, as text; empty when nothing does.
    pub(crate) fn difference(&self, expected: &Self) -> String {
        self.parts()
            .into_iter()
            .zip(expected.parts())
            .filter(|((_, found), (_, wanted))| found != wanted)
            .map(|((suffix, found), (_, wanted))| {
                similar::TextDiff::from_lines(wanted, found)
                    .unified_diff()
                    .header(&format!("expected {suffix}"), "Limbeck")
                    .to_string()
            })
            .collect()
    }
}

fn file(folder: &Path, database: DatabaseKind, suffix: &str) -> PathBuf {
    folder.join(format!("{database}.{suffix}"))
}
