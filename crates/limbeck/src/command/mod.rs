//! The commands, one file each. Names and meaning are those of Alembic's command line.

mod branches;
mod check;
mod current;
mod diff;
mod downgrade;
mod edit;
mod ensure_version;
mod heads;
mod history;
mod init;
mod list_templates;
mod merge;
mod new_revision;
mod revision;
mod rows;
mod show;
mod stamp;
mod upgrade;

pub use branches::branches;
pub use check::{Check, CheckOptions, CheckedDatabase, check};
pub use current::{Current, CurrentDatabase, CurrentOptions, current};
pub use diff::{DatabaseDiff, Diff, DiffOptions, diff};
pub use downgrade::{DowngradeOptions, downgrade};
pub use edit::edit;
pub use ensure_version::ensure_version;
pub use heads::{HeadsOptions, heads};
pub use history::{HistoryOptions, history};
pub use init::{InitOptions, init};
pub use list_templates::{Template, list_templates};
pub use merge::{MergeOptions, merge};
pub use revision::{RevisionOptions, revision};
pub use show::show;
pub use stamp::{StampOptions, stamp};
pub use upgrade::{UpgradeOptions, upgrade};
