//! The names of one function of the generated module.

use std::collections::BTreeSet;

use super::error::Fault;
use super::filter::Filters;
use super::names::{self, Names};
use super::node::{Clause, Node, NodeKind, Tag, TagKind};
use super::{block, header};

/// The names that a function uses, assigns and defines. Functions made of tags inside it have a
/// scope of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope {
    pub(super) names: Names,
    /// Names that `<% … %>` blocks assign, which `<%def>`s see too.
    pub(super) code_names: BTreeSet<String>,
    /// Tags directly inside that become functions.
    pub(super) functions: Vec<Function>,
}

/// A tag that becomes a function.
#[derive(Debug, Clone)]
pub(super) struct Function {
    pub(super) name: String,
    /// The parameter list as written, without parentheses.
    pub(super) parameters: String,
    /// The names of the parameters.
    pub(super) arguments: BTreeSet<String>,
    /// Names that the defaults of the parameters use.
    pub(super) defaults: BTreeSet<String>,
    pub(super) line: u32,
    pub(super) tag: Tag,
    /// Whether it is a `<%def>` that is not inside another tag.
    pub(super) is_top_level: bool,
}

impl Scope {
    /// The scope of these parts.
    pub(super) fn of(nodes: &[Node], is_body: bool) -> Result<Self, Fault> {
        let mut scope = Self::default();
        scope.visit(nodes, is_body)?;
        Ok(scope)
    }

    fn visit(&mut self, nodes: &[Node], is_body: bool) -> Result<(), Fault> {
        for node in nodes {
            match &node.kind {
                NodeKind::Text(_) | NodeKind::ModuleCode(_) => {}
                NodeKind::Expression { code, filters } => {
                    self.names.extend(expression_names(code, node.line)?);
                    self.names
                        .used
                        .extend(Filters::parse(filters, node.line)?.used);
                }
                NodeKind::Code(code) => {
                    let names = names::of_statements(&code_text(code), node.line, 0)?;
                    self.code_names.extend(names.assigned.iter().cloned());
                    self.names.extend(names);
                }
                NodeKind::Control(clauses) => {
                    for Clause {
                        text,
                        keyword,
                        line,
                        nodes,
                    } in clauses
                    {
                        self.names.extend(header::names(keyword, text, *line)?);
                        self.visit(nodes, is_body)?;
                    }
                }
                NodeKind::Tag(tag) => self.visit_tag(tag, node.line, is_body)?,
            }
        }
        Ok(())
    }

    fn visit_tag(&mut self, tag: &Tag, line: u32, is_body: bool) -> Result<(), Fault> {
        let filter = tag.attributes.get("filter").map_or("", String::as_str);
        self.names.used.extend(Filters::parse(filter, line)?.used);
        match tag.kind {
            TagKind::Page => Ok(()),
            TagKind::Text => self.visit(&tag.nodes, is_body),
            TagKind::Def | TagKind::Block => {
                let function = Function::of(tag, line, is_body)?;
                self.names.used.extend(function.defaults.iter().cloned());
                self.functions.push(function);
                Ok(())
            }
        }
    }
}

impl Function {
    fn of(tag: &Tag, line: u32, is_body: bool) -> Result<Self, Fault> {
        let name = tag.attributes.get("name");
        let is_definition = tag.kind == TagKind::Def;
        let declaration = match name {
            Some(name) if is_definition && !name.contains('(') => {
                return Err(Fault::new(line, "Missing parenthesis in %def"));
            }
            Some(name) if is_definition => name.clone(),
            Some(name) if name.contains('(') => {
                let message = "%block may not specify an argument signature";
                return Err(Fault::new(line, message));
            }
            Some(name) => format!("{name}()"),
            None if is_definition => {
                return Err(Fault::new(line, "Missing attribute(s): 'name'"));
            }
            None => format!("{}()", anonymous(line)),
        };
        let code = format!("def {declaration}:pass");
        let statements = names::parse(&code, line, 0)?;
        let defaults = names::of_statements(&code, line, 0)?.used;
        let Some(function) = statements
            .first()
            .and_then(|one| one.as_function_def_stmt())
        else {
            return Err(Fault::new(line, format!("not a function: {declaration}")));
        };
        let parameters = declaration.split_once('(').map_or("", |(_, rest)| rest);
        let parameters = parameters.rsplit_once(')').map_or("", |(inner, _)| inner);
        Ok(Self {
            name: function.name.to_string(),
            parameters: parameters.trim().to_owned(),
            arguments: function
                .parameters
                .iter()
                .map(|one| one.name().to_string())
                .collect(),
            defaults,
            line,
            tag: tag.clone(),
            is_top_level: is_body && is_definition,
        })
    }
}

/// The name of the function of a block without a name.
pub(super) fn anonymous(line: u32) -> String {
    format!("__mako_block_{line}")
}

/// The names of an expression; it is written as the arguments of a call.
fn expression_names(code: &str, line: u32) -> Result<Names, Fault> {
    let last = u32::try_from(code.trim_end().matches('\n').count()).unwrap_or(u32::MAX);
    let mut names =
        names::of_statements(&format!("__mako({code}\n)"), line, 0).map_err(|fault| Fault {
            line: fault.line.min(line.saturating_add(last)),
            ..fault
        })?;
    names.used.remove("__mako");
    Ok(names)
}

/// A block's code as a module of its own.
pub(super) fn code_text(code: &str) -> String {
    let lines: Vec<String> = block::lines(code)
        .into_iter()
        .map(|(line, _)| line)
        .collect();
    lines.join("\n")
}
