//! Which names a piece of Python uses and which it assigns.

use std::collections::BTreeSet;

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Comprehension, ExceptHandler, Expr, ExprContext, Parameters, Stmt};
use ruff_text_size::Ranged;

use super::error::Fault;
use crate::syntax;

/// The names of a piece of code, seen from the function it is in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Names that are read and not local to a comprehension, lambda or nested function.
    pub(super) used: BTreeSet<String>,
    /// Names that are assigned.
    pub(super) assigned: BTreeSet<String>,
}

impl Names {
    /// Adds those of another piece of the same function.
    pub(super) fn extend(&mut self, other: Self) {
        self.used.extend(other.used);
        self.assigned.extend(other.assigned);
    }
}

/// The names of statements. `prefix_lines` lines of `code` were put in front of the template's
/// text, which begins on `line`.
pub(super) fn of_statements(code: &str, line: u32, prefix_lines: u32) -> Result<Names, Fault> {
    let module = parse(code, line, prefix_lines)?;
    let mut collector = Collector::default();
    for statement in &module {
        collector.visit_stmt(statement);
    }
    match collector.star_import {
        None => Ok(collector.names),
        Some(offset) => Err(Fault::new(
            line_at(code, offset, line, prefix_lines),
            "'import *' is not supported, since all identifier names must be explicitly declared.  \
             Please use the form 'from <modulename> import <name1>, <name2>, ...' instead.",
        )),
    }
}

/// Parses statements.
pub(super) fn parse(code: &str, line: u32, prefix_lines: u32) -> Result<Vec<Stmt>, Fault> {
    match syntax::parse(code) {
        Ok(module) => Ok(module.body),
        Err(fault) => {
            let line = line_at(code, fault.offset, line, prefix_lines);
            Err(Fault::new(line, format!("SyntaxError: {}", fault.message)))
        }
    }
}

fn line_at(code: &str, offset: usize, line: u32, prefix_lines: u32) -> u32 {
    let before = code.get(..offset).unwrap_or(code);
    let passed = u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX);
    // An error at the end of the code is on its last line.
    let last = u32::try_from(code.trim_end().matches('\n').count()).unwrap_or(u32::MAX);
    line.saturating_add(passed.min(last).saturating_sub(prefix_lines))
}

#[derive(Default)]
struct Collector {
    names: Names,
    /// Names of the scopes between the piece and the current place.
    scopes: Vec<BTreeSet<String>>,
    star_import: Option<usize>,
}

impl Collector {
    fn assign(&mut self, name: &str) {
        match self.scopes.last_mut() {
            Some(scope) => scope.insert(name.to_owned()),
            None => self.names.assigned.insert(name.to_owned()),
        };
    }

    fn read(&mut self, name: &str) {
        if !self.scopes.iter().any(|scope| scope.contains(name)) {
            self.names.used.insert(name.to_owned());
        }
    }

    fn function(&mut self, parameters: Option<&Parameters>, body: impl FnOnce(&mut Self)) {
        let names = parameters.into_iter().flat_map(Parameters::iter);
        let scope = names
            .map(|parameter| parameter.name().to_string())
            .collect();
        self.scopes.push(scope);
        body(self);
        self.scopes.pop();
    }

    fn defaults(&mut self, parameters: Option<&Parameters>) {
        for parameter in parameters
            .into_iter()
            .flat_map(Parameters::iter_non_variadic_params)
        {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn comprehension(&mut self, generators: &[Comprehension], results: &[&Expr]) {
        // The first iterable belongs to the enclosing scope.
        if let Some(first) = generators.first() {
            self.visit_expr(&first.iter);
        }
        self.scopes.push(BTreeSet::new());
        for (index, generator) in generators.iter().enumerate() {
            if index > 0 {
                self.visit_expr(&generator.iter);
            }
            self.visit_expr(&generator.target);
            for condition in &generator.ifs {
                self.visit_expr(condition);
            }
        }
        for result in results {
            self.visit_expr(result);
        }
        self.scopes.pop();
    }
}

impl<'a> Visitor<'a> for Collector {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => {
                for decorator in &function.decorator_list {
                    self.visit_decorator(decorator);
                }
                self.defaults(Some(&function.parameters));
                self.assign(&function.name);
                self.function(Some(&function.parameters), |this| {
                    assign_first(this, &function.body);
                    for statement in &function.body {
                        this.visit_stmt(statement);
                    }
                });
            }
            Stmt::ClassDef(class) => {
                for decorator in &class.decorator_list {
                    self.visit_decorator(decorator);
                }
                if let Some(arguments) = &class.arguments {
                    self.visit_arguments(arguments);
                }
                self.assign(&class.name);
                self.function(None, |this| {
                    for statement in &class.body {
                        this.visit_stmt(statement);
                    }
                });
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let top = alias.name.split('.').next().unwrap_or_default();
                    self.assign(alias.asname.as_ref().map_or(top, |name| name.as_str()));
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    if &alias.name == "*" {
                        self.star_import.get_or_insert(statement.start().to_usize());
                    } else {
                        self.assign(alias.asname.as_ref().unwrap_or(&alias.name));
                    }
                }
            }
            // `x += 1` reads and assigns.
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.read(&name.id);
                }
                walk_stmt(self, statement);
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.assign(name);
        }
        ruff_python_ast::visitor::walk_except_handler(self, handler);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => match name.ctx {
                ExprContext::Load | ExprContext::Invalid => self.read(&name.id),
                ExprContext::Store | ExprContext::Del => self.assign(&name.id),
            },
            Expr::Lambda(lambda) => {
                let parameters = lambda.parameters.as_deref();
                self.defaults(parameters);
                self.function(parameters, |this| this.visit_expr(&lambda.body));
            }
            Expr::ListComp(list) => self.comprehension(&list.generators, &[&list.elt]),
            Expr::SetComp(set) => self.comprehension(&set.generators, &[&set.elt]),
            Expr::Generator(generator) => {
                self.comprehension(&generator.generators, &[&generator.elt]);
            }
            Expr::DictComp(dict) => {
                self.comprehension(&dict.generators, &[&dict.key, &dict.value]);
            }
            _ => walk_expr(self, expression),
        }
    }
}

/// A name that is assigned anywhere in a function is local to all of it.
fn assign_first(collector: &mut Collector, body: &[Stmt]) {
    let mut inner = Collector::default();
    for statement in body {
        inner.visit_stmt(statement);
    }
    for name in inner.names.assigned {
        collector.assign(&name);
    }
}
