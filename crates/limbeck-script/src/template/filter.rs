//! Filters: the part of an expression after `|`, and the `filter` of tags.

use std::collections::BTreeSet;

use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

use super::error::Fault;
use super::names;

/// Filters that have a name of their own and need no variable.
const BUILT_IN: [&str; 9] = [
    "x", "h", "u", "trim", "entity", "unicode", "decode", "str", "n",
];

/// A list of filters.
#[derive(Debug, Clone, Default)]
pub(super) struct Filters {
    /// Each as Python text.
    items: Vec<String>,
    /// The variables they use.
    pub(super) used: BTreeSet<String>,
}

impl Filters {
    /// Parses a list such as `comma,n`.
    pub(super) fn parse(text: &str, line: u32) -> Result<Self, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::default());
        }
        let code = format!("({text}\n,)");
        let statements = names::parse(&code, line, 0)?;
        let names = names::of_statements(&code, line, 0)?;
        let mut items = Vec::new();
        if let Some(Expr::Tuple(tuple)) = statements
            .first()
            .and_then(|statement| statement.as_expr_stmt())
            .map(|statement| &*statement.value)
        {
            for item in &tuple.elts {
                items.push(code[item.range()].to_owned());
            }
        }
        let is_variable = |name: &String| !BUILT_IN.contains(&name.as_str());
        Ok(Self {
            items,
            used: names.used.into_iter().filter(is_variable).collect(),
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Applies the filters to a value; `n` switches all other defaults off.
    pub(super) fn apply(&self, value: &str) -> String {
        self.apply_after(&[], value)
    }

    /// Applies default filters, then these.
    pub(super) fn apply_after(&self, defaults: &[&Self], value: &str) -> String {
        let none = |filters: &Self| filters.items.iter().any(|item| item == "n");
        let mut chain: Vec<&str> = Vec::new();
        if !none(self) {
            if !defaults.iter().any(|filters| none(filters)) && !defaults.is_empty() {
                chain.push("str");
            }
            let items = defaults.iter().flat_map(|filters| &filters.items);
            chain.extend(items.map(String::as_str));
        }
        chain.extend(self.items.iter().map(String::as_str));
        let mut value = value.to_owned();
        for item in chain.into_iter().filter(|item| *item != "n") {
            value = format!("{}({value})", resolve(item));
        }
        value
    }
}

/// The Python text of a filter: built-in ones are attributes of the runtime.
fn resolve(item: &str) -> String {
    let end = item.find(['(', '.']).unwrap_or(item.len());
    let (name, rest) = item.split_at(end);
    if BUILT_IN.contains(&name) && !matches!(name, "n") {
        let name = if name == "unicode" { "str" } else { name };
        return format!("__mako.filter_{name}{rest}");
    }
    item.to_owned()
}
