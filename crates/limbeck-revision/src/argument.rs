//! Identifiers as commands pass them: nothing, one text, or several.

use std::fmt;

use crate::python;

/// A revision argument: what Alembic's programmatic interface takes as `None`, `str` or a
/// sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RevisionArgument {
    /// No revision at all, the state before every base.
    Base,
    /// One text: an identifier, a unique prefix of one, `head`, `heads`, `base`, or `label@…`.
    One(String),
    /// Several such texts, for example the rows of the version table.
    Many(Vec<String>),
}

impl RevisionArgument {
    /// Whether there is no text in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Base => true,
            Self::One(text) => text.is_empty(),
            Self::Many(texts) => texts.is_empty(),
        }
    }

    /// The texts, whichever form holds them.
    pub fn texts(&self) -> &[String] {
        match self {
            Self::Base => &[],
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }

    /// The single text, if that is the form.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::One(text) => Some(text),
            Self::Base | Self::Many(_) => None,
        }
    }

    /// The argument, or `base` for an empty one, as error messages show it.
    pub(crate) fn or_base(&self) -> String {
        if self.is_empty() {
            "base".to_owned()
        } else {
            self.to_string()
        }
    }
}

/// As Python's `str()` shows it, since that is what appears in Alembic's messages.
impl fmt::Display for RevisionArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base => f.write_str("None"),
            Self::One(text) => f.write_str(text),
            Self::Many(texts) => f.write_str(&python::tuple(texts)),
        }
    }
}

impl From<&str> for RevisionArgument {
    fn from(text: &str) -> Self {
        Self::One(text.to_owned())
    }
}

impl From<String> for RevisionArgument {
    fn from(text: String) -> Self {
        Self::One(text)
    }
}

impl From<&[String]> for RevisionArgument {
    fn from(texts: &[String]) -> Self {
        Self::Many(texts.to_vec())
    }
}

impl From<Vec<String>> for RevisionArgument {
    fn from(texts: Vec<String>) -> Self {
        Self::Many(texts)
    }
}

impl From<&Self> for RevisionArgument {
    fn from(argument: &Self) -> Self {
        argument.clone()
    }
}
