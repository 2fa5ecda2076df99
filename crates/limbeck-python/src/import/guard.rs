//! Recognises imports whose failure the script is prepared for.
//!
//! ```python
//! try:
//!     import orjson as json
//! except ImportError:
//!     import json
//! ```

use std::path::Path;

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{ExceptHandler, Expr, Stmt, StmtTry, StmtWith};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::source;

/// Classes whose handler catches a failed import.
const CAUGHT: [&str; 4] = [
    "ImportError",
    "ModuleNotFoundError",
    "Exception",
    "BaseException",
];

/// Whether the statement on a line (counted from one) is within a `try` that handles a failed
/// import by doing without the module. A handler that only raises or exits does not count: the
/// script needs the module then, and a placeholder serves it better.
pub(super) fn expects_failure(file: &Path, line: usize) -> bool {
    let Ok(bytes) = std::fs::read(file) else {
        return false;
    };
    let text = String::from_utf8_lossy(&bytes);
    let start = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let end = start + text[start..].find('\n').unwrap_or(text.len() - start);
    let (Ok(start), Ok(end)) = (TextSize::try_from(start), TextSize::try_from(end)) else {
        return false;
    };
    source::with_stack_for(&text, || {
        let Ok(module) = ruff_python_parser::parse_module(&text) else {
            return false;
        };
        let mut search = Search {
            line: TextRange::new(start, end),
            found: false,
        };
        search.visit_body(&module.syntax().body);
        search.found
    })
}

struct Search {
    line: TextRange,
    found: bool,
}

impl Search {
    fn covers(&self, body: &[Stmt]) -> bool {
        body.iter().any(|statement| {
            statement
                .range()
                .intersect(self.line)
                .is_some_and(|part| !part.is_empty())
        })
    }
}

impl<'a> StatementVisitor<'a> for Search {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Try(statement) if self.covers(&statement.body) => {
                self.found |= handles(statement);
            }
            Stmt::With(statement) if self.covers(&statement.body) => {
                self.found |= suppresses(statement);
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }
}

fn handles(statement: &StmtTry) -> bool {
    statement.handlers.iter().any(|handler| {
        let ExceptHandler::ExceptHandler(handler) = handler;
        let matches = handler.type_.as_deref().is_none_or(catches_import_error);
        matches && !gives_up(&handler.body)
    })
}

/// `with contextlib.suppress(ImportError):`
fn suppresses(statement: &StmtWith) -> bool {
    statement.items.iter().any(|item| {
        let Expr::Call(call) = &item.context_expr else {
            return false;
        };
        name_of(&call.func) == Some("suppress")
            && call.arguments.args.iter().any(catches_import_error)
    })
}

fn catches_import_error(class: &Expr) -> bool {
    match class {
        Expr::Tuple(classes) => classes.iter().any(catches_import_error),
        _ => name_of(class).is_some_and(|name| CAUGHT.contains(&name)),
    }
}

fn name_of(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

/// Whether a handler ends the script.
fn gives_up(body: &[Stmt]) -> bool {
    match body.last() {
        Some(Stmt::Raise(_)) => true,
        Some(Stmt::Expr(statement)) => match statement.value.as_ref() {
            Expr::Call(call) => matches!(name_of(&call.func), Some("exit" | "_exit")),
            _ => false,
        },
        _ => false,
    }
}
