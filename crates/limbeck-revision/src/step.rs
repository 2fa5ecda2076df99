//! The steps that commands run one after the other.

use std::fmt;

use crate::map::RevisionMap;
use crate::node::RevisionIndex;

/// Whether a step goes up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards the heads.
    Upgrade,
    /// Towards the bases.
    Downgrade,
}

/// Running the script of one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionStep {
    index: RevisionIndex,
    revision: String,
    direction: Direction,
    down_revisions: Vec<String>,
    normalized_down_revisions: Vec<String>,
}

impl RevisionStep {
    /// The step that runs the script of a revision in this direction.
    pub fn new(map: &RevisionMap, index: RevisionIndex, direction: Direction) -> Self {
        let node = &map[index];
        Self {
            index,
            revision: node.id().to_owned(),
            direction,
            down_revisions: node.revision.down_revisions.clone(),
            normalized_down_revisions: map.ids(&node.normalized_down),
        }
    }

    /// The revision in the map the step was made from.
    pub fn index(&self) -> RevisionIndex {
        self.index
    }

    /// Its identifier.
    pub fn revision(&self) -> &str {
        &self.revision
    }

    /// Upgrade or downgrade.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Its parents, as declared.
    pub fn down_revisions(&self) -> &[String] {
        &self.down_revisions
    }

    /// Its parents and those dependencies that no ancestor has already.
    pub fn normalized_down_revisions(&self) -> &[String] {
        &self.normalized_down_revisions
    }
}

/// Moving rows of the version table without running anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StampStep {
    /// The rows that are replaced; empty for a new row.
    pub from: Vec<String>,
    /// The row that replaces them; empty if they are deleted.
    pub to: Vec<String>,
    /// Whether the new row is above or below the old ones.
    pub direction: Direction,
    /// Whether a row appears or disappears rather than moves.
    pub is_branch_move: bool,
}

/// One step of an upgrade, a downgrade or a stamp.
///
/// `Display` is the short log text, for example `upgrade a, b -> c`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Running a script.
    Revision(RevisionStep),
    /// Moving rows only.
    Stamp(StampStep),
}

/// What the `on_version_apply` hooks of an environment are told about a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationInfo {
    /// Whether the step goes up.
    pub is_upgrade: bool,
    /// Whether it only moves rows.
    pub is_stamp: bool,
    /// The upper side of the step.
    pub up_revision_ids: Vec<String>,
    /// The lower side of the step, dependencies included; empty at a base.
    pub down_revision_ids: Vec<String>,
}

impl MigrationInfo {
    /// What is active before the step.
    pub fn source_revision_ids(&self) -> &[String] {
        if self.is_upgrade {
            &self.down_revision_ids
        } else {
            &self.up_revision_ids
        }
    }

    /// What is active after the step.
    pub fn destination_revision_ids(&self) -> &[String] {
        if self.is_upgrade {
            &self.up_revision_ids
        } else {
            &self.down_revision_ids
        }
    }
}

impl Step {
    /// The name of the function that runs: `upgrade`, `downgrade` or `stamp_revision`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Revision(step) => match step.direction {
                Direction::Upgrade => "upgrade",
                Direction::Downgrade => "downgrade",
            },
            Self::Stamp(_) => "stamp_revision",
        }
    }

    /// Upgrade or downgrade.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Revision(step) => step.direction,
            Self::Stamp(step) => step.direction,
        }
    }

    /// Where the step comes from, without dependencies.
    pub fn from_revisions(&self) -> &[String] {
        match self {
            Self::Revision(step) => match step.direction {
                Direction::Upgrade => &step.down_revisions,
                Direction::Downgrade => std::slice::from_ref(&step.revision),
            },
            Self::Stamp(step) => &step.from,
        }
    }

    /// Where the step leads, without dependencies.
    pub fn to_revisions(&self) -> &[String] {
        match self {
            Self::Revision(step) => match step.direction {
                Direction::Upgrade => std::slice::from_ref(&step.revision),
                Direction::Downgrade => &step.down_revisions,
            },
            Self::Stamp(step) => &step.to,
        }
    }

    /// The text that is logged after `Running `: the short text and the first paragraph of the
    /// script's docstring, if it has one.
    pub fn log_text(&self, doc: Option<&str>) -> String {
        match doc.filter(|doc| !doc.is_empty()) {
            Some(doc) => format!("{self}, {doc}"),
            None => self.to_string(),
        }
    }

    /// What hooks are told.
    pub fn info(&self) -> MigrationInfo {
        let is_upgrade = self.direction() == Direction::Upgrade;
        let (is_stamp, up_revision_ids, down_revision_ids) = match self {
            Self::Revision(step) => (
                false,
                vec![step.revision.clone()],
                step.normalized_down_revisions.clone(),
            ),
            Self::Stamp(step) if is_upgrade => (true, step.to.clone(), step.from.clone()),
            Self::Stamp(step) => (true, step.from.clone(), step.to.clone()),
        };
        MigrationInfo {
            is_upgrade,
            is_stamp,
            up_revision_ids,
            down_revision_ids,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from_revisions().join(", ");
        let to = self.to_revisions().join(", ");
        write!(f, "{} {from} -> {to}", self.name())
    }
}

impl From<RevisionStep> for Step {
    fn from(step: RevisionStep) -> Self {
        Self::Revision(step)
    }
}

impl From<StampStep> for Step {
    fn from(step: StampStep) -> Self {
        Self::Stamp(step)
    }
}
