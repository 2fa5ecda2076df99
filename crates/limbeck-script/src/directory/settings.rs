//! The settings of a script directory.

use std::path::PathBuf;

use crate::hook::Hook;

/// `file_template` where the configuration has none.
pub const DEFAULT_FILE_TEMPLATE: &str = "%(rev)s_%(slug)s";

/// `truncate_slug_length` where the configuration has none, in characters.
pub const DEFAULT_SLUG_LENGTH: i64 = 40;

/// What the configuration says of a script directory. Paths may be relative to
/// `working_directory`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptDirectorySettings {
    /// The process's working directory, absolute.
    pub working_directory: PathBuf,
    /// `script_location`.
    pub location: PathBuf,
    /// `version_locations`; empty for the directory `versions` below the location.
    pub version_locations: Vec<PathBuf>,
    /// `recursive_version_locations`.
    pub is_recursive: bool,
    /// `sourceless`.
    pub is_sourceless: bool,
    /// `file_template`.
    pub file_template: String,
    /// `truncate_slug_length`, in characters.
    pub truncate_slug_length: i64,
    /// `timezone`.
    pub timezone: Option<String>,
    /// `output_encoding`.
    pub output_encoding: String,
    /// `post_write_hooks`.
    pub hooks: Vec<Hook>,
}

impl ScriptDirectorySettings {
    /// The defaults for a location.
    pub fn new(working_directory: impl Into<PathBuf>, location: impl Into<PathBuf>) -> Self {
        Self {
            working_directory: working_directory.into(),
            location: location.into(),
            version_locations: Vec::new(),
            is_recursive: false,
            is_sourceless: false,
            file_template: DEFAULT_FILE_TEMPLATE.to_owned(),
            truncate_slug_length: DEFAULT_SLUG_LENGTH,
            timezone: None,
            output_encoding: "utf-8".to_owned(),
            hooks: Vec::new(),
        }
    }
}
