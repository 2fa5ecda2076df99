//! The revision graph of Limbeck.
//!
//! A *revision* is a node; `down_revision` and `depends_on` are its two kinds of edges. This crate
//! answers every question about them that needs neither a file, nor a database, nor a terminal:
//! which revisions an argument such as `ae10`, `label@head` or `head-2` means, which steps lead
//! from the rows of the version table to a target, in which order, and which rows each step
//! writes. All functions go from values to values and report through [`RevisionError`] and
//! [`Warning`]; nothing is printed.
//!
//! # Map of the crate
//!
//! | module | subject |
//! |---|---|
//! | `revision` | [`Revision`], one revision as its script declares it |
//! | `map`, `node` | [`RevisionMap`], the loaded graph; [`RevisionNode`] and [`RevisionIndex`], one entry |
//! | `load` | from declarations to nodes: names, edges, duplicates, missing parents |
//! | `cycle`, `dependency`, `label` | the passes of loading: cycle checks, implied dependencies, spreading of branch labels |
//! | `set`, `traversal` | sets of revisions; ancestors, descendants, lineage, effective heads |
//! | `order` | the order in which a set of revisions is listed or applied |
//! | `argument`, `relative`, `range` | texts a user types: identifiers, `+N`/`-N` forms, `a:b` ranges |
//! | `resolve`, `walk` | what such a text means in a graph |
//! | `collect`, `upgrade`, `downgrade`, `stamp`, `history` | the revisions or steps of each command |
//! | `step` | [`Step`], one step and its log text |
//! | `version_rows`, `version_change` | [`VersionRows`], the rows of the version table; [`VersionChange`], what a step does to them |
//! | `create` | parents and dependencies of a revision about to be written |
//! | `error`, `command_message`, `warning` | errors and warnings, and how commands word them |
//!
//! # Order
//!
//! Where Alembic iterates a hash set, this crate uses *load order*, the order in which revisions
//! were given to [`RevisionMap::new`]: children, labels (by the revision that declares them),
//! effective heads. Several `depends_on` of one revision keep the order of its declaration.
//! Everything else follows Alembic's order exactly.
//!
//! # Deliberate differences from Alembic
//!
//! * A missing parent or dependency is an error that names the revision; Alembic warns and then
//!   stops with a bare `KeyError`.
//! * Cycles which have a head above and a base below them are found at load time too; Alembic
//!   overlooks them.
//! * Where Alembic stops with an `AssertionError`, `KeyError` or `AttributeError`, the result is a
//!   [`RevisionError`], or simply the sensible answer.
//! * The rows of the version table are always the heads of the applied set. Alembic can store an
//!   ancestor beside its descendant when a revision `depends_on` one of its own ancestors and
//!   another branch is present, and then refuses the next upgrade (see [`VersionRows`]).
//!
//! # Example
//!
//! ```
//! use limbeck_revision::{Revision, RevisionMap, VersionRows};
//!
//! # fn main() -> Result<(), limbeck_revision::RevisionError> {
//! let (map, warnings) = RevisionMap::new([
//!     Revision::new("a1"),
//!     Revision::new("b2").with_down_revisions(["a1"]),
//! ])?;
//! assert!(warnings.is_empty());
//!
//! let mut rows = VersionRows::default();
//! for step in map.upgrade_path(&rows.rows(), "head")? {
//!     // … run the script of `step.revision()` …
//!     let change = rows.apply(&map, &step.into())?;
//!     assert!(change.operations().len() == 1);
//! }
//! assert_eq!(rows.rows(), ["b2"]);
//! # Ok(())
//! # }
//! ```

mod argument;
mod collect;
mod command_message;
mod create;
mod cycle;
mod dependency;
mod downgrade;
mod error;
mod history;
mod label;
mod load;
mod map;
mod node;
mod order;
mod python;
mod range;
mod relative;
mod resolve;
mod revision;
mod set;
mod stamp;
mod step;
mod traversal;
mod upgrade;
mod version_change;
mod version_rows;
mod walk;
mod warning;

pub use argument::RevisionArgument;
pub use collect::IterateOptions;
pub use command_message::CommandContext;
pub use error::{MissingReference, Result, RevisionError, UnresolvedReason};
pub use history::{HistoryBound, HistoryRange};
pub use map::RevisionMap;
pub use node::{RevisionIndex, RevisionNode};
pub use range::{RevisionRange, StampRange, downgrade_range, stamp_range, upgrade_range};
pub use revision::Revision;
pub use step::{Direction, MigrationInfo, RevisionStep, StampStep, Step};
pub use version_change::{RowOperation, VersionChange};
pub use version_rows::VersionRows;
pub use warning::Warning;
