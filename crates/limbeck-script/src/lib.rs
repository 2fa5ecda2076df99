//! The files of a migration project, and the languages they are written in.
//!
//! Nothing here connects to a database or prints; what runs scripts is behind a trait.
//!
//! # Map of the crate
//!
//! | module | subject |
//! |---|---|
//! | [`host`] | the trait of script languages, and the protocol between scripts and the application |
//! | [`directory`] | a script directory: finding its revision files, reading all of them |
//! | [`header`] | the constant header of a revision file, read without running it |
//! | [`script`] | loaded revisions and the texts in which commands show them |
//! | [`create`] | new revisions: identifiers, file names, dates, files |
//! | [`template`] | Mako templates, translated to Python |
//! | [`render`] | operations as Python source |
//! | [`hook`] | programs that are run on new revision files |
//! | [`init`] | new script directories and their configuration files |
//! | [`progress`] | what happens to files meanwhile, as events |
//! | [`path`], [`percent`], [`python`] | how Python treats paths, formats text and spells values |
//!
//! # Files
//!
//! Read: `<script_location>/versions/**/*.py` (or the configured version locations) and
//! `<script_location>/script.py.mako`. Written: one revision file, beside a temporary file
//! `.limbeck-*` in the same directory which is renamed to it; by `init` the files of
//! `templates/<name>`.

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
mod syntax;
pub mod template;
