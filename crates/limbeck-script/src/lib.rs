//! Script directories, headers, templates and script hosts of Limbeck.
pub mod header;
pub mod host;
