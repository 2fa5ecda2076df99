//! In which order the parts of tables and columns are compared: the comparisons of this crate, and
//! around them those of the project.

use crate::{Comparisons, DiffError};

/// When a comparison is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// Before the others.
    First,
    /// As most are.
    Medium,
    /// After the others.
    Last,
}

/// One entry in the order of comparisons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A comparison of the project.
    Project {
        /// The number by which the project knows it.
        number: usize,
        /// The group that a comparison of the project ends when it says so.
        group: Option<String>,
    },
    /// The comparisons of this crate of that priority.
    BuiltIn(Priority),
}

/// The order of comparisons in a project that has some of its own. Empty lists are those of a project
/// without any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectComparators {
    /// For tables.
    pub table: Vec<Place>,
    /// For columns.
    pub column: Vec<Place>,
}

/// Whether the comparisons of the same group go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They do.
    Continue,
    /// They don't.
    Stop,
}

impl Outcome {
    /// `Stop` where something is so.
    pub(super) fn stop_if(is_so: bool) -> Self {
        if is_so { Self::Stop } else { Self::Continue }
    }
}

/// What this crate compares of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TablePart {
    Indexes,
    ForeignKeys,
    Comment,
    Checks,
}

/// What this crate compares of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnPart {
    UserType,
    UserDefault,
    Nullable,
    ComputedAndIdentity,
    Comment,
    DialectType,
    DialectDefault,
}

/// A part of this crate, with the group and the priority that Alembic gives it.
type BuiltIn<P> = (P, &'static str, Priority);

/// One comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparator<P> {
    /// One of this crate.
    BuiltIn(P),
    /// One of the project, by its number.
    Project(usize),
}

/// The comparisons of one table or column, in order.
pub(super) struct Schedule<P> {
    steps: Vec<Step<P>>,
}

struct Step<P> {
    comparator: Comparator<P>,
    /// The group, by its number.
    group: usize,
}

impl Schedule<TablePart> {
    pub(super) fn of_tables(compared: Comparisons, places: &[Place]) -> Self {
        let constraints = compared.constraints;
        let mut parts = Vec::new();
        if constraints {
            parts.push((TablePart::Indexes, "indexes", Priority::Medium));
            parts.push((TablePart::ForeignKeys, "foreignkeys", Priority::Medium));
        }
        if compared.comments {
            parts.push((TablePart::Comment, "comments", Priority::Medium));
        }
        if compared.checks {
            parts.push((TablePart::Checks, "checkconstraints", Priority::Medium));
        }
        Self::new(&parts, places)
    }
}

impl Schedule<ColumnPart> {
    pub(super) fn of_columns(compared: Comparisons, places: &[Place]) -> Self {
        use ColumnPart as Part;
        use Priority::{First, Last, Medium};

        let mut parts = Vec::new();
        if compared.types {
            parts.push((Part::UserType, "types", First));
            parts.push((Part::DialectType, "types", Last));
        }
        if compared.constraints {
            parts.push((Part::Nullable, "nullable", Medium));
        }
        if compared.server_defaults {
            parts.push((Part::UserDefault, "server_default", First));
            parts.push((Part::ComputedAndIdentity, "server_default", Medium));
            parts.push((Part::DialectDefault, "server_default", Last));
        }
        if compared.comments {
            parts.push((Part::Comment, "comments", Medium));
        }
        Self::new(&parts, places)
    }
}

impl<P: Copy> Schedule<P> {
    fn new(parts: &[BuiltIn<P>], places: &[Place]) -> Self {
        let alone = [Priority::First, Priority::Medium, Priority::Last].map(Place::BuiltIn);
        let places = if places.is_empty() { &alone } else { places };
        let mut groups: Vec<Option<&str>> = Vec::new();
        let mut steps = Vec::new();
        for place in places {
            match place {
                Place::Project { number, group } => steps.push(Step {
                    comparator: Comparator::Project(*number),
                    group: numbered(&mut groups, group.as_deref()),
                }),
                Place::BuiltIn(priority) => {
                    for (part, group, of) in parts {
                        if of == priority {
                            steps.push(Step {
                                comparator: Comparator::BuiltIn(*part),
                                group: numbered(&mut groups, Some(group)),
                            });
                        }
                    }
                }
            }
        }
        Self { steps }
    }

    /// Makes the comparisons one after the other, but for the rest of a group that one has ended.
    pub(super) fn run(
        &self,
        mut compare: impl FnMut(Comparator<P>) -> Result<Outcome, DiffError>,
    ) -> Result<(), DiffError> {
        let mut ended = Vec::new();
        for step in &self.steps {
            if !ended.contains(&step.group) && compare(step.comparator)? == Outcome::Stop {
                ended.push(step.group);
            }
        }
        Ok(())
    }
}

fn numbered<'g>(groups: &mut Vec<Option<&'g str>>, group: Option<&'g str>) -> usize {
    let known = groups.iter().position(|known| *known == group);
    known.unwrap_or_else(|| {
        groups.push(group);
        groups.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(number: usize, group: Option<&str>) -> Place {
        Place::Project {
            number,
            group: group.map(str::to_owned),
        }
    }

    fn made(
        schedule: &Schedule<TablePart>,
        stops: &[Comparator<TablePart>],
    ) -> Vec<Comparator<TablePart>> {
        let mut made = Vec::new();
        schedule
            .run(|comparator| {
                made.push(comparator);
                Ok(Outcome::stop_if(stops.contains(&comparator)))
            })
            .unwrap();
        made
    }

    #[test]
    fn a_comparison_ends_its_group_only() {
        use Comparator::{BuiltIn, Project};

        let places = [
            project(0, Some("indexes")),
            Place::BuiltIn(Priority::First),
            project(1, None),
            Place::BuiltIn(Priority::Medium),
            project(2, None),
            Place::BuiltIn(Priority::Last),
            project(3, Some("comments")),
        ];
        let schedule = Schedule::of_tables(Comparisons::default(), &places);
        let all = [
            Project(0),
            Project(1),
            BuiltIn(TablePart::Indexes),
            BuiltIn(TablePart::ForeignKeys),
            BuiltIn(TablePart::Comment),
            Project(2),
            Project(3),
        ];
        assert_eq!(made(&schedule, &[]), all);
        let stops = [Project(0), Project(1), BuiltIn(TablePart::Comment)];
        assert_eq!(
            made(&schedule, &stops),
            [
                Project(0),
                Project(1),
                BuiltIn(TablePart::ForeignKeys),
                BuiltIn(TablePart::Comment),
            ]
        );
    }
}
