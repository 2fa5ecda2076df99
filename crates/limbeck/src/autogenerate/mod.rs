//! Comparing the models of a project with its database, and what new revisions say of it.
//!
//! ```text
//! env.py's target_metadata --ModelHost--> models --+
//!                                                  +--limbeck_diff--> DatabaseDifference
//! database --Inspector--> inspection --------------+                    |
//!                                                          bodies: upgrade(), downgrade()
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`compare`] | one comparison, from the environment's settings to the difference |
//! | [`settings`], [`plugins`] | what `context.configure()` says about it |
//! | [`models`], [`inspection`] | the two sides |
//! | [`functions`], [`comparators`] | the project's own functions and comparisons |
//! | [`renames`], [`candidates`], [`hints`] | renames that were asked for; what looks like one; what fails on rows |
//! | [`drafts`] | the revisions of a command, before they are written |
//! | [`bodies`], [`items`], [`source_sql`] | revisions as source |
//! | [`between`] | two databases instead of models and a database |
//! | [`statements`] | differences as the statements that lead to them |
//! | [`task`] | what `revision`, `check` and `diff` do inside of `run_migrations()` |
//! | [`script`] | what scripts ask of `alembic.autogenerate` themselves |
//! | [`failure`] | errors on their way to a script |

mod between;
mod bodies;
mod candidates;
mod comparators;
mod compare;
mod drafts;
mod failure;
mod functions;
mod hints;
mod imports;
mod inspection;
mod items;
mod models;
mod plugins;
mod renames;
mod script;
mod settings;
mod source_sql;
mod statements;
mod task;

pub(crate) use between::{Between, between};
pub use candidates::RenameCandidate;
pub(crate) use compare::ComparisonRequest;
pub(crate) use drafts::Operations;
pub(crate) use script::{compare_for_script, render_for_script};
pub(crate) use settings::Settings;
pub(crate) use task::{CheckTask, DiffTask, PreparedRevision, RevisionTask};
