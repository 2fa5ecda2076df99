//! What the texts of users mean in a graph.

use std::ops::Bound;

use crate::argument::RevisionArgument;
use crate::error::{Result, RevisionError, UnresolvedReason};
use crate::map::RevisionMap;
use crate::node::RevisionIndex;
use crate::relative::negative_integer;
use crate::set::RevisionSet;
use crate::traversal::Edges;
use crate::walk::{Point, Walk};

/// Names shorter than this are only found by their full text.
const SHORTEST_NAME_WITH_PREFIXES: usize = 4;

/// The names an argument stands for, before they are looked up.
struct Names {
    names: Vec<String>,
    label: Option<String>,
}

/// A branch that a selector is restricted to.
struct Branch<'a> {
    label: &'a str,
    lineage: RevisionSet,
}

impl RevisionMap {
    /// The revisions an argument means: full identifiers, unique prefixes, declared branch labels,
    /// `head`, `heads` (heads of both kinds of edges), `base` (nothing), `label@…`. A negative
    /// number walks down from every head.
    ///
    /// # Errors
    ///
    /// Unknown or ambiguous names, several heads for `head`, a walk below the base.
    pub fn get_revisions(
        &self,
        argument: impl Into<RevisionArgument>,
    ) -> Result<Vec<RevisionIndex>> {
        let points = self.points(&argument.into())?;
        let revisions = points
            .into_iter()
            .map(|point| point.and_then(Point::revision));
        revisions
            .map(|revision| revision.ok_or(RevisionError::WalkedTooFar))
            .collect()
    }

    /// The single revision a text means; none for `base`, or for `head` without any revisions.
    ///
    /// # Errors
    ///
    /// As for [`RevisionMap::get_revisions`], and if several are meant.
    pub fn get_revision(&self, text: &str) -> Result<Option<RevisionIndex>> {
        let Names { names, label } = self.names_of(text)?;
        if names.len() > 1 {
            return Err(RevisionError::MultipleHeads {
                heads: names,
                argument: text.to_owned(),
            });
        }
        let branch = self.branch(label.as_deref())?;
        names
            .first()
            .map(|name| self.find(name, branch.as_ref()))
            .transpose()
    }

    /// Turns symbols into identifiers, without looking anything else up: `heads` gives all of
    /// them, everything else its first name as typed. `env.py` sees revision arguments so.
    ///
    /// # Errors
    ///
    /// Several heads for `head`.
    pub fn as_revision_number(&self, argument: &RevisionArgument) -> Result<RevisionArgument> {
        let names = match argument {
            RevisionArgument::Base => Vec::new(),
            RevisionArgument::One(text) => self.names_of(text)?.names,
            RevisionArgument::Many(texts) => texts.clone(),
        };
        let is_heads = argument.as_text() == Some("heads");
        Ok(match names.into_iter().next() {
            None => RevisionArgument::Base,
            Some(_) if is_heads => RevisionArgument::Many(self.ids(&self.real_heads)),
            Some(name) => RevisionArgument::One(name),
        })
    }

    /// The only head by `down_revision`, or the only one on a branch.
    ///
    /// # Errors
    ///
    /// [`RevisionError::MultipleHeads`]; an unknown label.
    pub fn current_head(&self, label: Option<&str>) -> Result<Option<RevisionIndex>> {
        let label = label.filter(|label| !label.is_empty());
        let heads = match label {
            Some(label) => self.filter_for_lineage(self.heads.clone(), label, Edges::Versioned)?,
            None => self.heads.clone(),
        };
        if heads.len() > 1 {
            return Err(RevisionError::MultipleHeads {
                heads: self.ids(&heads),
                argument: label.map_or_else(|| "head".to_owned(), |label| format!("{label}@head")),
            });
        }
        Ok(heads.first().copied())
    }

    /// The rows an offline command starts from, given the text before the colon of its range (or
    /// none); empty and `base` mean no rows.
    ///
    /// # Errors
    ///
    /// As for [`RevisionMap::get_revision`].
    pub fn starting_rows(&self, start: Option<&str>) -> Result<Vec<String>> {
        match start.filter(|start| !start.is_empty() && *start != "base") {
            Some(start) => Ok(self.ids(self.get_revision(start)?.as_slice())),
            None => Ok(Vec::new()),
        }
    }

    /// Everything that is in effect with these rows of the version table, without those that have
    /// an applied child by `down_revision`, in load order: a row, but also the tip of a branch
    /// that is only there because a row depends on it.
    ///
    /// # Errors
    ///
    /// Rows that no revision has.
    pub fn effective_heads(&self, rows: &[String]) -> Result<Vec<RevisionIndex>> {
        let rows = self.get_revisions(rows)?;
        let applied = self.ancestors(&rows, Edges::All);
        let heads = applied.iter().filter(|index| {
            !self[*index]
                .next
                .iter()
                .any(|child| applied.contains(*child))
        });
        Ok(heads.collect())
    }

    /// What an argument means, with walks that end at the base or below it.
    pub(crate) fn points(&self, argument: &RevisionArgument) -> Result<Vec<Option<Point>>> {
        match argument {
            RevisionArgument::Base => Ok(Vec::new()),
            RevisionArgument::One(text) => self.points_of(text),
            RevisionArgument::Many(texts) => {
                let mut points = Vec::new();
                for text in texts {
                    points.extend(self.points_of(text)?);
                }
                Ok(points)
            }
        }
    }

    fn points_of(&self, text: &str) -> Result<Vec<Option<Point>>> {
        let Names { names, label } = self.names_of(text)?;
        if let [name] = &names[..]
            && let Some(steps) = negative_integer(name)
        {
            let heads = self.real_heads.iter().filter(|head| {
                label
                    .as_ref()
                    .is_none_or(|label| self[**head].branch_labels.contains(label))
            });
            return heads
                .map(|head| self.walk(Some(*head), Walk::down(steps)))
                .collect();
        }
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let branch = self.branch(label.as_deref())?;
        let found = names.iter().map(|name| self.find(name, branch.as_ref()));
        found
            .map(|index| Ok(Some(Point::Revision(index?))))
            .collect()
    }

    fn names_of(&self, text: &str) -> Result<Names> {
        let (label, name) = match text.split_once('@') {
            Some((label, name)) => (Some(label), name),
            None => (None, text),
        };
        let branch = label.filter(|label| !label.is_empty());
        let names = match name {
            "heads" => match branch {
                Some(branch) => {
                    let heads = self.heads.clone();
                    self.ids(&self.filter_for_lineage(heads, branch, Edges::Versioned)?)
                }
                None => self.ids(&self.real_heads),
            },
            "head" => self.ids(self.current_head(branch)?.as_slice()),
            "base" => Vec::new(),
            name => vec![name.to_owned()],
        };
        Ok(Names {
            names,
            label: label.map(str::to_owned),
        })
    }

    fn branch<'a>(&self, label: Option<&'a str>) -> Result<Option<Branch<'a>>> {
        let Some(label) = label.filter(|label| !label.is_empty()) else {
            return Ok(None);
        };
        let lineage = self.lineage(&[self.resolve_branch(label)?], Edges::Versioned);
        Ok(Some(Branch { label, lineage }))
    }

    /// The revision that declares a label; a revision's identifier or prefix serves as well.
    pub(crate) fn resolve_branch(&self, label: &str) -> Result<RevisionIndex> {
        self.find_name(label)
            .map_err(|_| RevisionError::no_such_branch(label))
    }

    /// The revision with this name or prefix.
    pub(crate) fn find_name(&self, name: &str) -> Result<RevisionIndex> {
        self.find(name, None)
    }

    fn find(&self, name: &str, branch: Option<&Branch<'_>>) -> Result<RevisionIndex> {
        let index = match self.names.get(name) {
            Some(found) => found.index,
            None => self.find_by_prefix(name, branch)?,
        };
        match branch {
            Some(branch) if !branch.lineage.contains(index) => Err(RevisionError::Unresolved {
                argument: name.to_owned(),
                reason: UnresolvedReason::NotAMember {
                    revision: self[index].id().to_owned(),
                    branch: branch.label.to_owned(),
                },
            }),
            _ => Ok(index),
        }
    }

    fn find_by_prefix(&self, prefix: &str, branch: Option<&Branch<'_>>) -> Result<RevisionIndex> {
        if prefix.is_empty() {
            return Err(RevisionError::no_such_revision(prefix));
        }
        let candidates = self
            .names
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .take_while(|(name, _)| name.starts_with(prefix))
            .filter(|(name, _)| name.chars().nth(SHORTEST_NAME_WITH_PREFIXES - 1).is_some());
        let mut found: Vec<_> = candidates
            .filter(|(_, found)| branch.is_none_or(|branch| branch.lineage.contains(found.index)))
            .collect();
        match found[..] {
            [] => Err(RevisionError::no_such_revision(prefix)),
            [(_, found)] => Ok(found.index),
            _ => {
                found.sort_unstable_by_key(|(_, found)| found.rank);
                Err(RevisionError::Unresolved {
                    argument: prefix.to_owned(),
                    reason: UnresolvedReason::Several(
                        found.into_iter().map(|(name, _)| name.clone()).collect(),
                    ),
                })
            }
        }
    }

    /// Those of `targets` that are ancestors or descendants of what `check_against` names, or all
    /// of them if it names nothing.
    pub(crate) fn filter_for_lineage(
        &self,
        mut targets: Vec<RevisionIndex>,
        check_against: &str,
        edges: Edges,
    ) -> Result<Vec<RevisionIndex>> {
        let shares = self.shares(check_against)?;
        if !targets.is_empty()
            && let Some(lineage) = self.lineage_of_shares(&shares, edges)?
        {
            targets.retain(|target| lineage.contains(*target));
        }
        Ok(targets)
    }

    /// The ancestors and descendants of what `check_against` names; none if it names nothing.
    pub(crate) fn lineage_of(
        &self,
        check_against: &str,
        edges: Edges,
    ) -> Result<Option<RevisionSet>> {
        self.lineage_of_shares(&self.shares(check_against)?, edges)
    }

    fn shares(&self, check_against: &str) -> Result<Vec<String>> {
        let Names { names, label } = self.names_of(check_against)?;
        Ok(label
            .into_iter()
            .filter(|label| !label.is_empty())
            .chain(names)
            .collect())
    }

    fn lineage_of_shares(&self, shares: &[String], edges: Edges) -> Result<Option<RevisionSet>> {
        if shares.is_empty() {
            return Ok(None);
        }
        let shares: Vec<RevisionIndex> = shares
            .iter()
            .map(|name| self.find_name(name))
            .collect::<Result<_>>()?;
        Ok(Some(self.lineage(&shares, edges)))
    }
}
