//! What happens to files while a command runs, for callers that want to show it.

use std::fmt;
use std::path::Path;

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileEvent<'a> {
    /// Something is done; [`FileEvent::Finished`] follows.
    Started(FileAction<'a>),
    /// What the last [`FileEvent::Started`] announced is over.
    Finished {
        /// Whether it succeeded.
        is_success: bool,
    },
    /// A message for the user, without a line break at its end.
    Message(&'a str),
}

/// What is done. `Display` gives Alembic's words, without the dots that follow them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileAction<'a> {
    /// A directory is created.
    CreateDirectory(&'a Path),
    /// A file is written.
    Generate(&'a Path),
    /// Text is added to an existing file.
    Append(&'a Path),
    /// An empty file is written.
    Add(&'a Path),
    /// A post-write hook is run.
    RunHook(&'a str),
}

impl FileAction<'_> {
    /// Whether output of its own may follow, so that a line break comes before it.
    pub fn has_output(self) -> bool {
        matches!(self, Self::RunHook(_))
    }
}

impl fmt::Display for FileAction<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreateDirectory(path) => {
                write!(formatter, "Creating directory {}", path.display())
            }
            Self::Generate(path) => write!(formatter, "Generating {}", path.display()),
            Self::Append(path) => write!(formatter, "Appending to existing {}", path.display()),
            Self::Add(path) => write!(formatter, "Adding {}", path.display()),
            Self::RunHook(name) => {
                let name = crate::python::string_repr(name);
                write!(formatter, "Running post write hook {name}")
            }
        }
    }
}

/// Receives events.
pub type FileObserver<'a> = dyn FnMut(FileEvent<'_>) + 'a;

/// Announces an action, does it and reports how it ended.
pub(crate) fn report<T, E>(
    observer: &mut FileObserver<'_>,
    action: FileAction<'_>,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    observer(FileEvent::Started(action));
    let result = work();
    observer(FileEvent::Finished {
        is_success: result.is_ok(),
    });
    result
}
