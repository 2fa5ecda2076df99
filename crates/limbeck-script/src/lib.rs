//! Script directories, headers, templates and script hosts of Limbeck.
pub mod create;
pub mod directory;
pub mod header;
pub mod hook;
pub mod host;
pub mod init;
pub mod path;
pub mod percent;
pub mod progress;
pub mod python;
pub mod render;
pub mod script;
pub mod template;
