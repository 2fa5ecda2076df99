//! Script directories, headers, templates and script hosts of Limbeck.
pub mod directory;
pub mod header;
pub mod hook;
pub mod host;
pub mod path;
pub mod percent;
pub mod python;
pub mod render;
pub mod script;
pub mod template;
