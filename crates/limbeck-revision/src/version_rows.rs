//! The rows of the version table, and how each step changes them.

use std::collections::{BTreeMap, HashMap};

use crate::error::{Result, RevisionError};
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::set::RevisionSet;
use crate::step::{Direction, RevisionStep, StampStep, Step};
use crate::traversal::Edges;
use crate::version_change::{RowOperation, VersionChange};

/// The rows of the version table while steps are applied: the heads of everything applied, where
/// `depends_on` counts as a parent.
///
/// A downgrade to several parents keeps only those that no other row and no other of these parents
/// implies. Alembic forgets the second half of this if another row is present, and then stores an
/// ancestor beside its descendant.
#[derive(Debug, Clone, Default)]
pub struct VersionRows {
    /// Rows by age; an updated row keeps its age.
    by_age: BTreeMap<u64, String>,
    ages: HashMap<String, u64>,
    next_age: u64,
    /// Known once a downgrade needs it.
    applied: Option<Applied>,
}

/// Everything the rows imply, with the number of applied children of each.
#[derive(Debug, Clone)]
struct Applied {
    revisions: RevisionSet,
    children: Vec<u32>,
}

impl VersionRows {
    /// The rows as read from the table; repeated ones count once.
    pub fn new(rows: impl IntoIterator<Item: Into<String>>) -> Self {
        let mut table = Self::default();
        for row in rows {
            let row = row.into();
            if !table.contains(&row) {
                table.insert(row);
            }
        }
        table
    }

    /// The rows, oldest first.
    pub fn rows(&self) -> Vec<String> {
        self.by_age.values().cloned().collect()
    }

    /// The only row, if there is one; `table` is the name of the version table.
    ///
    /// # Errors
    ///
    /// [`RevisionError::SeveralRows`].
    pub fn single(&self, table: &str) -> Result<Option<&str>> {
        let mut rows = self.by_age.values();
        match (rows.next(), rows.next()) {
            (row, None) => Ok(row.map(String::as_str)),
            (_, Some(_)) => Err(RevisionError::SeveralRows {
                table: table.to_owned(),
            }),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.by_age.is_empty()
    }

    /// Applies a step to these rows and returns the statements that do the same to the table.
    ///
    /// # Errors
    ///
    /// [`RevisionError::RowNotPresent`] or [`RevisionError::RowPresent`] if the step does not fit
    /// the rows, which steps of a path made for them always do; rows that name no revision. The
    /// rows are unchanged then.
    pub fn apply(&mut self, map: &RevisionMap, step: &Step) -> Result<VersionChange> {
        let change = match step {
            Step::Revision(step) => match step.direction() {
                Direction::Upgrade => self.upgrade(map, step)?,
                Direction::Downgrade => self.downgrade(map, step)?,
            },
            Step::Stamp(step) => {
                self.applied = None;
                self.stamp(step)?
            }
        };
        for operation in change.operations() {
            match operation {
                RowOperation::Insert(row) => self.insert(row.clone()),
                RowOperation::Delete(row) => {
                    self.remove(row);
                }
                RowOperation::Update { from, to } => self.replace(from, to),
            }
        }
        Ok(change)
    }

    fn upgrade(&mut self, map: &RevisionMap, step: &RevisionStep) -> Result<VersionChange> {
        let revision = step.revision();
        if self.contains(revision) {
            return Err(RevisionError::RowPresent {
                revision: revision.to_owned(),
            });
        }
        if let Some(applied) = self.applied.as_mut().filter(|applied| applied.fits(map)) {
            applied.add(map, step.index());
        }
        let covered: Vec<String> = step
            .normalized_down_revisions()
            .iter()
            .filter(|row| self.contains(row))
            .cloned()
            .collect();
        Ok(match &covered[..] {
            [] => VersionChange::insert(revision),
            [from] => VersionChange::update(from, revision),
            [deleted @ .., from] => VersionChange::merge(deleted, from, revision),
        })
    }

    fn downgrade(&mut self, map: &RevisionMap, step: &RevisionStep) -> Result<VersionChange> {
        let revision = step.revision();
        if !self.contains(revision) {
            return Err(RevisionError::RowNotPresent {
                revision: revision.to_owned(),
            });
        }
        let mut applied = match self.applied.take().filter(|applied| applied.fits(map)) {
            Some(applied) => applied,
            None => Applied::new(map, self.by_age.values())?,
        };
        let uncovered = applied.remove(map, step.index());
        self.applied = Some(applied);
        let rows: Vec<String> = map
            .ids(&uncovered)
            .into_iter()
            .filter(|row| !self.contains(row))
            .collect();
        Ok(match &rows[..] {
            [] => VersionChange::delete(revision),
            [to] if step.normalized_down_revisions().len() == 1 => {
                VersionChange::update(revision, to)
            }
            [inserted @ .., to] => VersionChange::unmerge(inserted, revision, to),
        })
    }

    fn stamp(&self, step: &StampStep) -> Result<VersionChange> {
        let present: Vec<String> = step
            .from
            .iter()
            .filter(|row| self.contains(row))
            .cloned()
            .collect();
        let Some(to) = step.to.first() else {
            return match &step.from[..] {
                [row, ..] if present.is_empty() => Err(RevisionError::RowNotPresent {
                    revision: row.clone(),
                }),
                _ => Ok(present
                    .first()
                    .map_or_else(VersionChange::unchanged, |row| VersionChange::delete(row))),
            };
        };
        if self.contains(to) {
            return Ok(VersionChange::unchanged());
        }
        let is_upgrade = step.direction == Direction::Upgrade;
        let is_incomplete = present.len() < step.from.len();
        if is_upgrade && (step.is_branch_move || is_incomplete) {
            return Ok(VersionChange::insert(to));
        }
        Ok(match &present[..] {
            // An earlier destination of the same stamp has taken the row already.
            [] => VersionChange::insert(to),
            [from] => VersionChange::update(from, to),
            [deleted @ .., from] => VersionChange::merge(deleted, from, to),
        })
    }

    fn contains(&self, row: &str) -> bool {
        self.ages.contains_key(row)
    }

    fn insert(&mut self, row: String) {
        self.by_age.insert(self.next_age, row.clone());
        self.ages.insert(row, self.next_age);
        self.next_age += 1;
    }

    fn remove(&mut self, row: &str) -> Option<u64> {
        let age = self.ages.remove(row)?;
        self.by_age.remove(&age);
        Some(age)
    }

    fn replace(&mut self, from: &str, to: &str) {
        if let Some(age) = self.remove(from) {
            self.by_age.insert(age, to.to_owned());
            self.ages.insert(to.to_owned(), age);
        }
    }
}

impl Applied {
    fn new<'a>(map: &RevisionMap, rows: impl Iterator<Item = &'a String>) -> Result<Self> {
        let rows: Vec<String> = rows.cloned().collect();
        let revisions = map.ancestors(&map.get_revisions(rows)?, Edges::All);
        let mut children = vec![0; map.len()];
        for below in revisions
            .iter()
            .flat_map(|index| &map[index].normalized_down)
        {
            children[below.get()] += 1;
        }
        Ok(Self {
            revisions,
            children,
        })
    }

    /// Whether it was made for a graph of this size; a graph can grow.
    fn fits(&self, map: &RevisionMap) -> bool {
        self.children.len() == map.len()
    }

    /// Adds a revision and whatever it implies.
    fn add(&mut self, map: &RevisionMap, revision: RevisionIndex) {
        let mut todo = vec![revision];
        while let Some(index) = todo.pop() {
            if self.revisions.insert(index) {
                for below in &map[index].normalized_down {
                    self.children[below.get()] += 1;
                    todo.push(*below);
                }
            }
        }
    }

    /// Removes a revision, unless another one implies it; the parents that nothing implies any
    /// more.
    fn remove(&mut self, map: &RevisionMap, revision: RevisionIndex) -> Vec<RevisionIndex> {
        if self.children[revision.get()] > 0 || !self.revisions.remove(revision) {
            return Vec::new();
        }
        let mut uncovered = Vec::new();
        for below in &map[revision].normalized_down {
            let children = &mut self.children[below.get()];
            *children = children.saturating_sub(1);
            if *children == 0 {
                uncovered.push(*below);
            }
        }
        uncovered
    }
}
