//! Operators with two operands.

use limbeck_model::expression::{BinaryOperator, Expression};
use limbeck_model::schema::{SqlType, TypeClass};

use super::{Against, bind, expression_type, grouped, nested};
use crate::types::Affinity;
use crate::{CompileResult, Compiler, Scope};

/// An operator with its operands.
#[derive(Debug, Clone, Copy)]
pub struct BinaryExpression<'a> {
    /// The operator.
    pub operator: &'a BinaryOperator,
    /// Left operand.
    pub left: &'a Expression,
    /// Right operand.
    pub right: &'a Expression,
    /// `ESCAPE` character of `LIKE`.
    pub escape: Option<&'a str>,
    /// Flags of a regular expression match.
    pub flags: Option<&'a str>,
    /// The result type, when it is known.
    pub r#type: Option<&'a SqlType>,
}

impl BinaryExpression<'_> {
    /// Writes the left operand.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    pub fn write_left(&self, c: &mut Compiler<'_>) -> CompileResult {
        let scope = Scope {
            in_operator: true,
            ..c.scope
        };
        c.scoped(scope, |c| {
            bind::with_base(c, self.right, |c| {
                grouped(c, self.left, Against::Binary(self.operator))
            })
        })
    }

    /// Writes the right operand.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    pub fn write_right(&self, c: &mut Compiler<'_>) -> CompileResult {
        let scope = Scope {
            in_operator: true,
            ..c.scope
        };
        c.scoped(scope, |c| {
            bind::with_base(c, self.left, |c| {
                grouped(c, self.right, Against::Binary(self.operator))
            })
        })
    }
}

/// The words of an operator, with spaces around them.
pub fn operator_words(operator: &BinaryOperator) -> Option<&'static str> {
    Some(match operator {
        BinaryOperator::Equal => " = ",
        BinaryOperator::NotEqual => " != ",
        BinaryOperator::Less => " < ",
        BinaryOperator::LessOrEqual => " <= ",
        BinaryOperator::Greater => " > ",
        BinaryOperator::GreaterOrEqual => " >= ",
        BinaryOperator::Add => " + ",
        BinaryOperator::Subtract => " - ",
        BinaryOperator::Multiply => " * ",
        BinaryOperator::Divide => " / ",
        BinaryOperator::Concatenate => " || ",
        BinaryOperator::Is => " IS ",
        BinaryOperator::IsNot => " IS NOT ",
        BinaryOperator::IsDistinctFrom => " IS DISTINCT FROM ",
        BinaryOperator::IsNotDistinctFrom => " IS NOT DISTINCT FROM ",
        BinaryOperator::Like => " LIKE ",
        BinaryOperator::NotLike => " NOT LIKE ",
        BinaryOperator::Match => " MATCH ",
        BinaryOperator::BitwiseAnd => " & ",
        BinaryOperator::BitwiseOr => " | ",
        BinaryOperator::BitwiseXor => " ^ ",
        BinaryOperator::ShiftLeft => " << ",
        BinaryOperator::ShiftRight => " >> ",
        BinaryOperator::FloorDivide
        | BinaryOperator::Modulo
        | BinaryOperator::Ilike
        | BinaryOperator::NotIlike
        | BinaryOperator::StartsWith
        | BinaryOperator::EndsWith
        | BinaryOperator::Contains
        | BinaryOperator::RegexpMatch
        | BinaryOperator::NotRegexpMatch
        | BinaryOperator::Item
        | BinaryOperator::Path
        | BinaryOperator::ItemText
        | BinaryOperator::PathText
        | BinaryOperator::Custom(_) => return None,
    })
}

/// Left operand, words, right operand.
///
/// # Errors
///
/// When the dialect has no form for an operand.
pub fn infix(
    c: &mut Compiler<'_>,
    binary: &BinaryExpression<'_>,
    words: &'static str,
) -> CompileResult {
    binary.write_left(c)?;
    c.sql.word(words);
    binary.write_right(c)
}

/// As [`infix`], in parentheses within any other operator.
///
/// # Errors
///
/// When the dialect has no form for an operand.
pub fn eager_infix(
    c: &mut Compiler<'_>,
    binary: &BinaryExpression<'_>,
    words: &'static str,
) -> CompileResult {
    let parentheses = c.scope.in_operator;
    if parentheses {
        c.sql.word("(");
    }
    infix(c, binary, words)?;
    if parentheses {
        c.sql.word(")");
    }
    Ok(())
}

/// An operator with two operands.
///
/// # Errors
///
/// When the dialect has no form for it.
pub fn binary(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    match binary.operator {
        BinaryOperator::Divide => divide(c, binary),
        BinaryOperator::FloorDivide => floor_divide(c, binary),
        BinaryOperator::Modulo => {
            binary.write_left(c)?;
            c.sql.clause(" % ");
            binary.write_right(c)
        }
        BinaryOperator::Like => {
            infix(c, binary, " LIKE ")?;
            escape_clause(c, binary)
        }
        BinaryOperator::NotLike => {
            infix(c, binary, " NOT LIKE ")?;
            escape_clause(c, binary)
        }
        BinaryOperator::Ilike => lowered_like(c, binary, " LIKE "),
        BinaryOperator::NotIlike => lowered_like(c, binary, " NOT LIKE "),
        BinaryOperator::StartsWith | BinaryOperator::EndsWith | BinaryOperator::Contains => {
            pattern_like(c, binary)
        }
        BinaryOperator::Custom(words) => {
            binary.write_left(c)?;
            c.sql.word(" ").clause(words).word(" ");
            binary.write_right(c)
        }
        BinaryOperator::RegexpMatch | BinaryOperator::NotRegexpMatch => {
            Err(super::regexp::no_expressions(c))
        }
        BinaryOperator::Item
        | BinaryOperator::Path
        | BinaryOperator::ItemText
        | BinaryOperator::PathText => Err(super::super::unsupported(c, "Compiler", "json_getitem")),
        BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual
        | BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Concatenate
        | BinaryOperator::Is
        | BinaryOperator::IsNot
        | BinaryOperator::IsDistinctFrom
        | BinaryOperator::IsNotDistinctFrom
        | BinaryOperator::Match
        | BinaryOperator::BitwiseAnd
        | BinaryOperator::BitwiseOr
        | BinaryOperator::BitwiseXor
        | BinaryOperator::ShiftLeft
        | BinaryOperator::ShiftRight => {
            let words = c.dialect.operator_words(binary.operator).unwrap_or(" ");
            infix(c, binary, words)
        }
    }
}

/// ` ESCAPE 'x'`, if a character was given.
///
/// # Errors
///
/// When it can't be written.
pub fn escape_clause(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    if let Some(escape) = binary.escape {
        c.sql.word(" ESCAPE ");
        c.dialect.string_literal(c, escape)?;
    }
    Ok(())
}

/// True division: where `/` of integers is an integer, the divisor becomes a `NUMERIC`.
fn divide(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    binary.write_left(c)?;
    c.sql.word(" / ");
    if !c.dialect.capabilities().integer_division {
        return binary.write_right(c);
    }
    let numeric = match expression_type(binary.right) {
        Some(r#type) if Affinity::of(r#type) == Affinity::Numeric => r#type.clone(),
        _ => SqlType::new(TypeClass::Numeric),
    };
    c.sql.word("CAST(");
    binary.write_right(c)?;
    c.sql.word(" AS ");
    c.dialect.type_sql(c, &numeric)?;
    c.sql.word(")");
    Ok(())
}

fn floor_divide(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let is_integer = expression_type(binary.right)
        .is_some_and(|r#type| Affinity::of(r#type) == Affinity::Integer);
    if c.dialect.capabilities().integer_division && is_integer {
        return infix(c, binary, " / ");
    }
    c.sql.word("FLOOR(");
    infix(c, binary, " / ")?;
    c.sql.word(")");
    Ok(())
}

fn lowered_like(
    c: &mut Compiler<'_>,
    binary: &BinaryExpression<'_>,
    words: &'static str,
) -> CompileResult {
    c.sql.word("lower(");
    bind::with_base(c, binary.right, |c| nested(c, binary.left))?;
    c.sql.word(")").word(words).word("lower(");
    bind::with_base(c, binary.left, |c| nested(c, binary.right))?;
    c.sql.word(")");
    escape_clause(c, binary)
}

/// `x LIKE '%' || y || '%'`, concatenated as the dialect does it.
fn pattern_like(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let percent = Expression::LiteralColumn {
        text: "'%'".to_owned(),
    };
    let concatenate = |left: Expression, right: Expression| Expression::Binary {
        operator: BinaryOperator::Concatenate,
        left: Box::new(left),
        right: Box::new(right),
        escape: None,
        flags: None,
        r#type: Some(SqlType::new(TypeClass::String)),
    };
    let mut pattern = bind::based(c, binary.right, binary.left);
    if *binary.operator != BinaryOperator::StartsWith {
        pattern = concatenate(percent.clone(), pattern);
    }
    if *binary.operator != BinaryOperator::EndsWith {
        pattern = concatenate(pattern, percent);
    }
    let like = BinaryExpression {
        operator: &BinaryOperator::Like,
        left: binary.left,
        right: &pattern,
        escape: binary.escape,
        flags: None,
        r#type: binary.r#type,
    };
    like.write_left(c)?;
    c.sql.word(" LIKE ");
    nested(c, &pattern)?;
    escape_clause(c, binary)
}
