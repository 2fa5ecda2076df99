//! The texts of `heads`, `history`, `branches`, `current` and `show`.

use limbeck_revision::{RevisionMap, RevisionNode};

use super::Script;
use crate::python::split_lines;

/// What a one-line text of a revision shows besides its identifier and whether it is a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineOptions {
    /// Branch labels.
    pub branches: bool,
    /// The first paragraph of the docstring.
    pub doc: bool,
    /// Parents and dependencies.
    pub parents: bool,
    /// `(branchpoint)` and `(mergepoint)`.
    pub tree: bool,
}

impl LineOptions {
    /// The lines of `current`.
    pub const CURRENT: Self = Self {
        branches: false,
        doc: false,
        parents: false,
        tree: true,
    };
    /// The lines of `heads`.
    pub const HEADS: Self = Self {
        branches: true,
        tree: false,
        ..Self::CURRENT
    };
    /// The lines of `history`.
    pub const HISTORY: Self = Self {
        branches: true,
        doc: true,
        parents: true,
        tree: true,
    };
    /// The first line of each entry of `branches`.
    pub const BRANCHES: Self = Self {
        branches: true,
        ..Self::CURRENT
    };
}

/// A revision with its file and its place in the graph.
#[derive(Debug, Clone, Copy)]
pub struct ScriptView<'a> {
    pub(super) script: &'a Script,
    pub(super) node: &'a RevisionNode,
    pub(super) map: &'a RevisionMap,
    pub(super) is_current: bool,
}

impl<'a> ScriptView<'a> {
    /// Whether the text says that a database is at this revision.
    #[must_use]
    pub fn with_current(mut self, is_current: bool) -> Self {
        self.is_current = is_current;
        self
    }

    /// The file.
    pub fn script(&self) -> &'a Script {
        self.script
    }

    /// The place in the graph.
    pub fn node(&self) -> &'a RevisionNode {
        self.node
    }

    /// The verbose block of `show`, `history -v` and the like; ends with a newline.
    pub fn log_entry(&self) -> String {
        let node = self.node;
        let current = if self.is_current { " (current)" } else { "" };
        let ancestry = if node.is_merge_point() {
            "Merges"
        } else {
            "Parent"
        };
        let mut entry = format!(
            "Rev: {}{}{}{current}\n{ancestry}: {}\n",
            node.id(),
            if node.is_head() { " (head)" } else { "" },
            self.tree_indicators(),
            self.parents(),
        );
        let mut line = |name: &str, values: &[String]| {
            if !values.is_empty() {
                entry.push_str(&format!("{name}: {}\n", values.join(", ")));
            }
        };
        line("Also depends on", &node.revision().dependencies);
        if node.is_branch_point() {
            line("Branches into", &self.map.ids(node.next_revisions()));
        }
        line("Branch names", node.branch_labels());
        let doc: Vec<String> = split_lines(self.script.long_doc())
            .map(|line| format!("    {line}"))
            .collect();
        entry.push_str(&format!(
            "Path: {}\n\n{}\n",
            self.script.path().display(),
            doc.join("\n")
        ));
        entry
    }

    /// The one-line text. It has several lines when the docstring's first paragraph has.
    pub fn line(&self, options: LineOptions) -> String {
        let node = self.node;
        let mut text = String::new();
        if options.parents {
            text.push_str(&self.parents());
            let dependencies = &node.revision().dependencies;
            if !dependencies.is_empty() {
                text.push_str(&format!(" ({})", dependencies.join(", ")));
            }
            text.push_str(" -> ");
        }
        text.push_str(node.id());
        if options.branches && !node.branch_labels().is_empty() {
            text.push_str(&format!(" ({})", node.branch_labels().join(", ")));
        }
        if node.is_real_head() {
            text.push_str(" (head)");
        } else if node.is_head() {
            text.push_str(" (effective head)");
        }
        if self.is_current {
            text.push_str(" (current)");
        }
        if options.tree {
            text.push_str(self.tree_indicators());
        }
        if options.doc {
            text.push_str(", ");
            text.push_str(self.script.doc());
        }
        text
    }

    /// The verbose block or the one-line text.
    pub fn command_text(&self, is_verbose: bool, options: LineOptions) -> String {
        if is_verbose {
            self.log_entry()
        } else {
            self.line(options)
        }
    }

    /// `<down> -> <rev> (head), doc`: how Alembic prints a script in messages.
    pub fn summary(&self) -> String {
        format!(
            "{} -> {}{}{}, {}",
            self.parents(),
            self.node.id(),
            if self.node.is_head() { " (head)" } else { "" },
            self.tree_indicators(),
            self.script.doc()
        )
    }

    fn parents(&self) -> String {
        let parents = &self.node.revision().down_revisions;
        if parents.is_empty() {
            "<base>".to_owned()
        } else {
            parents.join(", ")
        }
    }

    fn tree_indicators(&self) -> &'static str {
        match (self.node.is_branch_point(), self.node.is_merge_point()) {
            (false, false) => "",
            (true, false) => " (branchpoint)",
            (false, true) => " (mergepoint)",
            (true, true) => " (branchpoint) (mergepoint)",
        }
    }
}
