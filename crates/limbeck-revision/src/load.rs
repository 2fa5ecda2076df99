//! From declarations to a checked graph.

use std::collections::HashMap;

use crate::cycle;
use crate::dependency;
use crate::error::{MissingReference, Result, RevisionError};
use crate::label;
use crate::map::{Name, RevisionMap};
use crate::node::{RevisionIndex, RevisionNode};
use crate::revision::Revision;
use crate::set::unique;
use crate::warning::Warning;

/// A declaration in the order of loading, replaced ones included: Alembic keeps those in its lists
/// of heads and bases.
struct Declaration {
    index: RevisionIndex,
    is_replaced: bool,
    is_base: bool,
    is_real_base: bool,
    branch_labels: Vec<String>,
}

pub(crate) fn load(
    revisions: impl IntoIterator<Item = Revision>,
) -> Result<(RevisionMap, Vec<Warning>)> {
    let mut map = RevisionMap::default();
    let mut warnings = Vec::new();
    let declarations = collect(&mut map, revisions, &mut warnings)?;
    name(&mut map, &declarations)?;
    connect(&mut map)?;
    list_ends(&mut map, &declarations);
    let levels = cycle::check(&map)?;
    dependency::normalize(&mut map, &levels);
    label::spread(&mut map);
    Ok((map, warnings))
}

fn collect(
    map: &mut RevisionMap,
    revisions: impl IntoIterator<Item = Revision>,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Declaration>> {
    let mut declarations: Vec<Declaration> = Vec::new();
    let mut last: HashMap<String, usize> = HashMap::new();
    for (position, revision) in revisions.into_iter().enumerate() {
        revision.verify()?;
        let replaced = last.insert(revision.id.clone(), position);
        let index = match replaced {
            Some(earlier) => declarations[earlier].index,
            None => RevisionIndex::new(map.nodes.len()),
        };
        let branch_labels = revision.branch_labels.clone();
        let node = RevisionNode::new(revision, index, position);
        declarations.push(Declaration {
            index,
            is_replaced: false,
            is_base: node.is_base(),
            is_real_base: node.is_real_base(),
            branch_labels,
        });
        if let Some(earlier) = replaced {
            declarations[earlier].is_replaced = true;
            warnings.push(Warning::DuplicateRevision {
                revision: node.id().to_owned(),
                replaced: earlier,
                used: position,
            });
            map.nodes[index.get()] = node;
        } else {
            map.nodes.push(node);
        }
    }
    Ok(declarations)
}

/// Fills the table of names: identifiers first, then labels, which may not repeat any name.
fn name(map: &mut RevisionMap, declarations: &[Declaration]) -> Result<()> {
    for node in &map.nodes {
        let entry = Name {
            rank: node.index.get(),
            index: node.index,
        };
        map.names.insert(node.id().to_owned(), entry);
    }
    for declaration in declarations {
        for label in &declaration.branch_labels {
            let index = declaration.index;
            if let Some(taken) = map.names.get(label) {
                return Err(RevisionError::BranchNameTaken {
                    label: label.clone(),
                    revision: map[index].id().to_owned(),
                    used_by: map[taken.index].id().to_owned(),
                });
            }
            let rank = map.names.len();
            map.names.insert(label.clone(), Name { rank, index });
        }
    }
    Ok(())
}

/// Resolves parents and dependencies and fills the lists of children.
fn connect(map: &mut RevisionMap) -> Result<()> {
    resolve_dependencies(map)?;
    let mut missing = Vec::new();
    for index in map.indices() {
        let node = &map.nodes[index.get()];
        let mut down = Vec::with_capacity(node.revision.down_revisions.len());
        for id in &node.revision.down_revisions {
            // A branch label is a name too, but a parent has to be given by its identifier.
            match map.names.get(id).filter(|name| map[name.index].id() == id) {
                Some(name) => down.push(name.index),
                None => missing.push(missing_reference(map, index, id, false)),
            }
        }
        let parents = unique(down.iter().copied()).len();
        let all_down = unique(down.iter().chain(&node.resolved_dependencies).copied());
        for (rank, below) in all_down.iter().enumerate() {
            let below = &mut map.nodes[below.get()];
            below.all_next.push(index);
            if rank < parents {
                below.next.push(index);
            }
        }
        let node = &mut map.nodes[index.get()];
        node.all_down = all_down;
        node.down = down;
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(RevisionError::MissingReferences(missing))
    }
}

fn resolve_dependencies(map: &mut RevisionMap) -> Result<()> {
    let mut missing = Vec::new();
    for index in map.indices() {
        let names = &map[index].revision.dependencies;
        let mut resolved = Vec::with_capacity(names.len());
        for dependency in names {
            match map.names.get(dependency) {
                Some(name) => resolved.push(name.index),
                None => missing.push(missing_reference(map, index, dependency, true)),
            }
        }
        map.nodes[index.get()].resolved_dependencies = resolved;
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(RevisionError::MissingReferences(missing))
    }
}

/// The flags show what is known when the reference is looked up, as in Alembic's warning.
fn missing_reference(
    map: &RevisionMap,
    index: RevisionIndex,
    missing: &str,
    is_dependency: bool,
) -> MissingReference {
    let node = &map[index];
    let parents = if node.is_base() {
        "<base>".to_owned()
    } else {
        node.revision.down_revisions.join(", ")
    };
    let flags = [
        (node.is_head(), " (head)"),
        (node.is_branch_point(), " (branchpoint)"),
        (node.is_merge_point(), " (mergepoint)"),
    ];
    let flags: String = flags
        .iter()
        .filter(|(set, _)| *set)
        .map(|(_, text)| *text)
        .collect();
    MissingReference {
        missing: missing.to_owned(),
        revision: node.id().to_owned(),
        position: node.position,
        is_dependency,
        description: format!("{parents} -> {}{flags}", node.id()),
    }
}

/// Fills the lists of heads and bases.
fn list_ends(map: &mut RevisionMap, declarations: &[Declaration]) {
    let list = |keep: &dyn Fn(&Declaration, &RevisionNode) -> bool| {
        let kept = declarations.iter().filter(|declaration| {
            let node = &map.nodes[declaration.index.get()];
            keep(declaration, node)
        });
        kept.map(|declaration| declaration.index)
            .collect::<Vec<_>>()
    };
    let heads = list(&|declaration, node| declaration.is_replaced || node.is_head());
    let real_heads = list(&|declaration, node| declaration.is_replaced || node.is_real_head());
    let bases = list(&|declaration, _| declaration.is_base);
    let real_bases = list(&|declaration, _| declaration.is_real_base);
    map.heads = heads;
    map.real_heads = real_heads;
    map.bases = bases;
    map.real_bases = real_bases;
}
