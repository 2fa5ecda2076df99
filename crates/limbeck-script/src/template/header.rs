//! Control lines: `% if x:` and the like.

use ruff_python_ast::Stmt;
use ruff_text_size::Ranged;

use super::error::Fault;
use super::names::{self, Names};

/// The control line as a complete statement, and the number of lines put in front of it.
fn statement(keyword: &str, text: &str) -> (String, u32) {
    match keyword {
        "try" => (format!("{text}\n pass\nfinally:\n pass"), 0),
        "elif" | "else" => (format!("if 0:\n pass\n{text}\n pass"), 2),
        "except" | "finally" => (format!("try:\n pass\n{text}\n pass"), 2),
        _ => (format!("{text}\n pass"), 0),
    }
}

/// The names of a control line.
pub(super) fn names(keyword: &str, text: &str, line: u32) -> Result<Names, Fault> {
    let (code, prefix_lines) = statement(keyword, text);
    names::of_statements(&code, line, prefix_lines)
}

/// Target and iterable of `% for`.
pub(super) fn target_and_iterable(text: &str, line: u32) -> Result<(String, String), Fault> {
    let (code, prefix_lines) = statement("for", text);
    let statements = names::parse(&code, line, prefix_lines)?;
    let Some(Stmt::For(statement)) = statements.first() else {
        return Err(Fault::new(
            line,
            format!("Couldn't apply loop context: {text}"),
        ));
    };
    let target = code[statement.target.range()].to_owned();
    let iterable = code[statement.iter.range()].to_owned();
    Ok((target, iterable))
}
