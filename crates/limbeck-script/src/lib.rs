//! Script directories, headers, templates and script hosts of Limbeck.
pub mod host;
