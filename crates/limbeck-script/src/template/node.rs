//! The parts of a template.

use indexmap::IndexMap;

/// A part of a template, with the line on which it begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) line: u32,
    pub(super) kind: NodeKind,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum NodeKind {
    /// Text that is written as it is.
    Text(String),
    /// `${code | filters}`
    Expression { code: String, filters: String },
    /// `% if x:` with everything up to its end, the alternatives included.
    Control(Vec<Clause>),
    /// `<% … %>`
    Code(String),
    /// `<%! … %>`
    ModuleCode(String),
    /// `<%name attribute="value">…</%name>`
    Tag(Tag),
}

/// One line of a control structure and what it governs: `% if x:`, `% else:`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    pub(super) line: u32,
    pub(super) keyword: String,
    /// The Python text of the line, keyword included.
    pub(super) text: String,
    pub(super) nodes: Vec<Node>,
}

/// A tag that the translator knows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag {
    pub(super) kind: TagKind,
    pub(super) attributes: IndexMap<String, String>,
    pub(super) nodes: Vec<Node>,
}

/// The tags that have a meaning in a single file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagKind {
    /// A function that writes its content.
    Def,
    /// A part of the text that can be filtered.
    Block,
    /// Text in which nothing is interpreted.
    Text,
    /// Settings of the template.
    Page,
}

impl TagKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Def => "def",
            Self::Block => "block",
            Self::Text => "text",
            Self::Page => "page",
        }
    }

    /// The attributes that it may have and that the translator understands.
    pub(super) fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::Def => &["name", "filter", "buffered"],
            Self::Block => &["name", "filter", "buffered"],
            Self::Text => &["filter"],
            Self::Page => &["args", "expression_filter", "enable_loop"],
        }
    }
}
