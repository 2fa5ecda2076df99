//! Settings that still work but should be written otherwise.

use thiserror::Error;

/// A condition that Alembic reports as a `DeprecationWarning`; `Display` gives its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ConfigWarning {
    /// `version_path_separator` is set.
    #[error(
        "The version_path_separator configuration parameter is deprecated; please use \
         path_separator"
    )]
    VersionPathSeparator,
    /// `version_locations` is split without a separator being set.
    #[error(
        "No path_separator found in configuration; falling back to legacy splitting on \
         spaces/commas for version_locations.  Consider adding path_separator=os to Alembic \
         config."
    )]
    LegacyVersionLocations,
    /// `prepend_sys_path` is split without a separator being set.
    #[error(
        "No path_separator found in configuration; falling back to legacy splitting on spaces, \
         commas, and colons for prepend_sys_path.  Consider adding path_separator=os to Alembic \
         config."
    )]
    LegacyPrependSysPath,
}
