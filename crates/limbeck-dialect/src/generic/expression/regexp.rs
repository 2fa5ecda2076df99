//! Regular expressions, whose words and flags differ from dialect to dialect.

use limbeck_model::expression::{BinaryOperator, Expression};

use super::{BinaryExpression, bind, infix, nested};
use crate::{CompileError, CompileResult, Compiler};

/// Text in which what a regular expression matches is replaced.
#[derive(Debug, Clone, Copy)]
pub struct RegexpReplacement<'a> {
    /// The text.
    pub operand: &'a Expression,
    /// The regular expression.
    pub pattern: &'a Expression,
    /// What takes the place of a match.
    pub replacement: &'a Expression,
    /// Flags of the match.
    pub flags: Option<&'a str>,
}

/// The refusal of a dialect without regular expressions.
pub(super) fn no_expressions(c: &Compiler<'_>) -> CompileError {
    CompileError::compile(format!(
        "{} dialect does not support regular expressions",
        c.dialect.name()
    ))
}

/// The refusal of a dialect without replacements by regular expressions.
pub(crate) fn no_replacements(c: &Compiler<'_>) -> CompileError {
    CompileError::compile(format!(
        "{} dialect does not support regular expression replacements",
        c.dialect.name()
    ))
}

/// A match by one of two words.
///
/// # Errors
///
/// When the dialect has no form for an operand.
pub fn regexp_match(
    c: &mut Compiler<'_>,
    binary: &BinaryExpression<'_>,
    word: &'static str,
    opposite: &'static str,
) -> CompileResult {
    infix(c, binary, if is_opposite(binary) { opposite } else { word })
}

/// A match by one of two words, whose pattern begins with the flags, `(?flags)`.
///
/// # Errors
///
/// When the dialect has no form for an operand.
pub fn regexp_match_with_flags(
    c: &mut Compiler<'_>,
    binary: &BinaryExpression<'_>,
    word: &'static str,
    opposite: &'static str,
    flags: &str,
) -> CompileResult {
    binary.write_left(c)?;
    c.sql
        .word(if is_opposite(binary) { opposite } else { word });
    pattern_with_flags(c, flags, |c| binary.write_right(c))
}

/// A match by `REGEXP_LIKE(…)`.
///
/// # Errors
///
/// When the dialect has no form for an operand.
pub fn regexp_like(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    if is_opposite(binary) {
        c.sql.word("NOT ");
    }
    c.sql.word("REGEXP_LIKE(");
    bind::with_base(c, binary.right, |c| nested(c, binary.left))?;
    c.sql.word(", ");
    bind::with_base(c, binary.left, |c| nested(c, binary.right))?;
    if let Some(flags) = binary.flags {
        c.sql.word(", ");
        c.dialect.string_literal(c, flags)?;
    }
    c.sql.word(")");
    Ok(())
}

/// `REGEXP_REPLACE(text, pattern, replacement, flags)`
///
/// # Errors
///
/// When the dialect has no form for an operand.
pub fn regexp_replace(c: &mut Compiler<'_>, call: &RegexpReplacement<'_>) -> CompileResult {
    replace(c, call, |c| nested(c, call.pattern))?;
    if let Some(flags) = call.flags {
        c.sql.word(", ");
        c.dialect.string_literal(c, flags)?;
    }
    c.sql.word(")");
    Ok(())
}

/// `REGEXP_REPLACE(text, pattern, replacement)`, whose pattern begins with the flags.
///
/// # Errors
///
/// When the dialect has no form for an operand.
pub fn regexp_replace_with_flags(
    c: &mut Compiler<'_>,
    call: &RegexpReplacement<'_>,
    flags: &str,
) -> CompileResult {
    replace(c, call, |c| {
        pattern_with_flags(c, flags, |c| nested(c, call.pattern))
    })?;
    c.sql.word(")");
    Ok(())
}

/// The call without its end.
fn replace(
    c: &mut Compiler<'_>,
    call: &RegexpReplacement<'_>,
    pattern: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult {
    c.sql.word("REGEXP_REPLACE(");
    nested(c, call.operand)?;
    c.sql.word(", ");
    bind::with_base(c, call.operand, |c| {
        pattern(c)?;
        c.sql.word(", ");
        nested(c, call.replacement)
    })
}

fn pattern_with_flags(
    c: &mut Compiler<'_>,
    flags: &str,
    pattern: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult {
    c.sql.word("CONCAT('(?', ");
    c.dialect.string_literal(c, flags)?;
    c.sql.word(", ')', ");
    pattern(c)?;
    c.sql.word(")");
    Ok(())
}

fn is_opposite(binary: &BinaryExpression<'_>) -> bool {
    *binary.operator == BinaryOperator::NotRegexpMatch
}
