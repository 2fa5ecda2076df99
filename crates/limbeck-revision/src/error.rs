//! Everything that can be wrong with a graph or with a question about it.

use std::fmt;

use thiserror::Error;

use crate::argument::RevisionArgument;

/// The result of everything here that can fail.
pub type Result<T> = std::result::Result<T, RevisionError>;

/// An error of the revision graph.
///
/// `Display` is the wording of Alembic's revision map; commands word some kinds differently, see
/// [`RevisionError::command_message`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RevisionError {
    /// An identifier contains characters that selectors need.
    #[error(
        "Character(s) '{}' not allowed in revision identifier '{revision}'",
        characters.iter().map(char::to_string).collect::<Vec<_>>().join(", ")
    )]
    IllegalCharacters {
        /// The offending characters, sorted.
        characters: Vec<char>,
        /// The identifier.
        revision: String,
    },
    /// A revision names itself as `down_revision`.
    #[error("Self-loop is detected in revisions ({0})")]
    SelfLoop(String),
    /// A revision names itself in `depends_on`.
    #[error("Dependency self-loop is detected in revisions ({0})")]
    DependencySelfLoop(String),
    /// `down_revision` edges form a cycle; the revisions it keeps from being walked.
    #[error("Cycle is detected in revisions ({})", .0.join(", "))]
    Cycle(Vec<String>),
    /// `down_revision` and `depends_on` edges together form a cycle.
    #[error("Dependency cycle is detected in revisions ({})", .0.join(", "))]
    DependencyCycle(Vec<String>),
    /// A branch label is already the name of something else.
    #[error("Branch name '{label}' in revision {revision} already used by revision {used_by}")]
    BranchNameTaken {
        /// The label.
        label: String,
        /// The revision that declares it second.
        revision: String,
        /// The revision that has the name already, as label or as identifier.
        used_by: String,
    },
    /// Scripts refer to revisions that no script declares; never empty.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    MissingReferences(Vec<MissingReference>),
    /// No (single) revision is meant by a text.
    #[error("{}", reason.message(argument))]
    Unresolved {
        /// The part of the text that could not be resolved.
        argument: String,
        /// Why not.
        reason: UnresolvedReason,
    },
    /// `head` was asked for where there are several.
    #[error("Multiple heads are present for given argument '{argument}'; {}", heads.join(", "))]
    MultipleHeads {
        /// Their identifiers.
        heads: Vec<String>,
        /// The argument that meant them.
        argument: String,
    },
    /// The lower end of a range is not below its upper end.
    #[error("Revision {} is not an ancestor of revision {}", lower.or_base(), upper.or_base())]
    RangeNotAncestor {
        /// The lower end.
        lower: RevisionArgument,
        /// The upper end.
        upper: RevisionArgument,
    },
    /// There are fewer revisions than a relative argument counts.
    #[error("Relative revision {relative} didn't produce {count} migrations")]
    RelativeLength {
        /// The relative part as it is shown, for example `+5`.
        relative: String,
        /// The number of revisions asked for.
        count: String,
    },
    /// A walk from a named revision left the graph.
    #[error("Walked too far")]
    WalkedTooFar,
    /// A relative walk came to a fork (upwards) or a merge (downwards).
    #[error("Ambiguous walk")]
    AmbiguousWalk,
    /// `upgrade +N` with several current revisions.
    #[error("Ambiguous upgrade from multiple current revisions")]
    AmbiguousUpgrade,
    /// `downgrade label@-N` with several current revisions on that branch.
    #[error("Ambiguous downgrade from multiple current revisions")]
    AmbiguousDowngrade,
    /// The branch given with a downgrade target does not lead to it.
    #[error("Not a valid downgrade target from current heads")]
    InvalidDowngradeTarget,
    /// One requested (or current) revision is an ancestor of another.
    #[error(
        "Requested revision {revision} overlaps with other requested revisions {}",
        others.join(", ")
    )]
    Overlap {
        /// The descendant.
        revision: String,
        /// The others below it.
        others: Vec<String>,
    },
    /// The database driver returned a version row that is not text.
    #[error(
        "revision identifier {literal} is not a string; ensure database driver settings are correct"
    )]
    NotText {
        /// The value in Python's spelling, for example `b'12345'`.
        literal: String,
    },
    /// A step starts from a row that is not in the version table.
    #[error("Revision {revision} is not among the current revisions")]
    RowNotPresent {
        /// The revision.
        revision: String,
    },
    /// A step leads to a row that is in the version table already.
    #[error("Revision {revision} is already among the current revisions")]
    RowPresent {
        /// The revision.
        revision: String,
    },
    /// A statement on the version table did not affect exactly one row.
    #[error("Online migration expected to match one row when {action} in '{table}'; {found} found")]
    RowCount {
        /// What the statement does, for example `deleting 'ae10'`.
        action: String,
        /// Name of the version table.
        table: String,
        /// Number of rows it affected.
        found: u64,
    },
    /// The only row of the version table was asked for, but there are several.
    #[error(
        "Version table '{table}' has more than one head present; please use get_current_heads()"
    )]
    SeveralRows {
        /// Name of the version table.
        table: String,
    },
    /// A new revision would branch off without being asked to.
    #[error(
        "Revision {revision} is not a head revision; please specify --splice to create a new \
         branch from this revision"
    )]
    NotAHead {
        /// The parent asked for.
        revision: String,
    },
    /// A new revision would have the same parent twice.
    #[error("Duplicate head revisions specified")]
    DuplicateHeads,
    /// A single base was asked for where there are several.
    #[error("The script directory has multiple bases. Please use get_bases().")]
    MultipleBases,
    /// `upgrade a:b` without `--sql`.
    #[error("Range revision not allowed")]
    RangeNotAllowed,
    /// `downgrade x --sql` without a starting revision.
    #[error("downgrade with --sql requires <fromrev>:<torev>")]
    DowngradeRangeRequired,
    /// `stamp --sql` with different starting revisions.
    #[error("Stamp operation with --sql only supports a single starting revision at a time")]
    SeveralStampStarts,
    /// A history range without a colon.
    #[error("History range requires [start]:[end], [start]:, or :[end]")]
    HistoryRangeRequired,
    /// A range with more than one colon.
    #[error("Range '{0}' has more than one ':'; expected <from>:<to>")]
    TooManyColons(String),
}

/// Why a text does not name a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnresolvedReason {
    /// Nothing has this name or starts with it.
    NoSuchRevision,
    /// Several names start with it; all of them, in load order.
    Several(Vec<String>),
    /// The text before `@` names nothing.
    NoSuchBranch,
    /// The revision exists but is not in the lineage of the branch.
    NotAMember {
        /// The revision.
        revision: String,
        /// The branch as given.
        branch: String,
    },
}

impl UnresolvedReason {
    fn message(&self, argument: &str) -> String {
        match self {
            Self::NoSuchRevision => {
                let hint = if argument.chars().count() < 4 {
                    "; please ensure at least four characters are present for partial revision \
                     identifier matches"
                } else {
                    ""
                };
                format!("No such revision or branch '{argument}'{hint}")
            }
            Self::Several(names) => {
                let shown: Vec<String> = names
                    .iter()
                    .take(3)
                    .map(|name| format!("'{name}'"))
                    .collect();
                format!(
                    "Multiple revisions start with '{argument}': {}...",
                    shown.join(", ")
                )
            }
            Self::NoSuchBranch => format!("No such branch: '{argument}'"),
            Self::NotAMember { revision, branch } => {
                format!("Revision {revision} is not a member of branch '{branch}'")
            }
        }
    }
}

/// A reference to a revision that no script declares.
///
/// `Display` is Alembic's warning without the docstring it would end with:
/// `Revision x referenced from a -> b (head) is not present`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingReference {
    /// The name that is missing.
    pub missing: String,
    /// The revision that refers to it.
    pub revision: String,
    /// Position of that revision in the sequence given to
    /// [`RevisionMap::new`](crate::RevisionMap::new).
    pub position: usize,
    /// Whether the reference is a `depends_on` rather than a `down_revision`.
    pub is_dependency: bool,
    /// The referring revision as Alembic prints one: parents, identifier and flags.
    pub description: String,
}

impl fmt::Display for MissingReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Revision {} referenced from {} is not present",
            self.missing, self.description
        )
    }
}

impl RevisionError {
    /// The error for a name that names nothing.
    pub(crate) fn no_such_revision(argument: &str) -> Self {
        Self::Unresolved {
            argument: argument.to_owned(),
            reason: UnresolvedReason::NoSuchRevision,
        }
    }

    /// The error for a branch that does not exist.
    pub(crate) fn no_such_branch(argument: &str) -> Self {
        Self::Unresolved {
            argument: argument.to_owned(),
            reason: UnresolvedReason::NoSuchBranch,
        }
    }
}
