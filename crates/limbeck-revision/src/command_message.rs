//! How commands word the errors of the graph.

use crate::argument::RevisionArgument;
use crate::error::RevisionError;

/// What a command was doing, as far as its wording of errors depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CommandContext {
    /// `upgrade` to this destination, as typed.
    Upgrade {
        /// The destination.
        destination: String,
    },
    /// `downgrade` to this destination, as typed.
    Downgrade {
        /// The destination.
        destination: String,
    },
    /// `stamp`.
    Stamp,
    /// Listing a range (`history`, `branches`).
    History {
        /// The lower end.
        start: RevisionArgument,
        /// The upper end.
        end: RevisionArgument,
    },
    /// Choosing the parents of a new revision (`revision`, `merge`).
    NewRevision,
    /// Asking a script directory for its only head.
    CurrentHead,
    /// Anything else (`show`, `edit`, `current`, dependencies of a new revision).
    Other,
}

impl RevisionError {
    /// The text a command shows after `FAILED: `.
    pub fn command_message(&self, context: &CommandContext) -> String {
        match self {
            Self::RangeNotAncestor { lower, upper } => range_message(context, lower, upper),
            Self::MultipleHeads { argument, .. } => multiple_heads_message(context, argument),
            Self::Unresolved { argument, .. } => {
                format!("Can't locate revision identified by '{argument}'")
            }
            other => other.to_string(),
        }
    }
}

fn range_message(
    context: &CommandContext,
    lower: &RevisionArgument,
    upper: &RevisionArgument,
) -> String {
    let (start, end) = match context {
        CommandContext::Upgrade { destination } => {
            return format!(
                "Destination {destination} is not a valid upgrade target from current head(s)"
            );
        }
        CommandContext::Downgrade { destination } => {
            return format!(
                "Destination {destination} is not a valid downgrade target from current head(s)"
            );
        }
        CommandContext::History { start, end } => (start, end),
        CommandContext::Stamp
        | CommandContext::NewRevision
        | CommandContext::CurrentHead
        | CommandContext::Other => (lower, upper),
    };
    format!(
        "Requested range {start}:{end} does not refer to ancestor/descendant revisions along the \
         same branch"
    )
}

fn multiple_heads_message(context: &CommandContext, argument: &str) -> String {
    let argument = match context {
        CommandContext::Stamp => {
            return "Multiple heads are present; please specify a single target revision"
                .to_owned();
        }
        CommandContext::NewRevision => {
            return "Multiple heads are present; please specify the head revision on which the new \
                    revision should be based, or perform a merge."
                .to_owned();
        }
        CommandContext::CurrentHead => {
            return "The script directory has multiple heads (due to branching).Please use \
                    get_heads(), or merge the branches using alembic merge."
                .to_owned();
        }
        CommandContext::Upgrade { destination } | CommandContext::Downgrade { destination } => {
            destination.clone()
        }
        CommandContext::History { end, .. } if !end.is_empty() => end.to_string(),
        CommandContext::History { .. } | CommandContext::Other => argument.to_owned(),
    };
    format!(
        "Multiple head revisions are present for given argument '{argument}'; please specify a \
         specific target revision, '<branchname>@{argument}' to narrow to a specific head, or \
         'heads' for all heads"
    )
}
