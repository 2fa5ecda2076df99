//! Calls of functions.

use limbeck_model::Name;
use limbeck_model::expression::Expression;

use super::{Against, bind, grouped, list, nested};
use crate::{CompileResult, Compiler};

/// A call of a function, without filter and order.
#[derive(Debug, Clone, Copy)]
pub struct FunctionCall<'a> {
    /// The function's name, with its schema or package parts before it.
    pub name: &'a [Name],
    /// The arguments.
    pub arguments: &'a [Expression],
    /// `DISTINCT` before the arguments.
    pub distinct: bool,
    /// `ORDER BY` within the parentheses.
    pub order_by: &'a [Expression],
}

impl FunctionCall<'_> {
    /// Writes the arguments in parentheses.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for one of them.
    pub fn write_arguments(&self, c: &mut Compiler<'_>) -> CompileResult {
        c.sql.word("(");
        if self.distinct {
            c.sql.word("DISTINCT ");
        }
        list(c, self.arguments)?;
        if !self.order_by.is_empty() {
            c.sql.word(" ORDER BY ");
            list(c, self.order_by)?;
        }
        c.sql.word(")");
        Ok(())
    }
}

/// Functions that are known by name: how they are written, and whether they take parentheses even
/// without arguments.
const KNOWN: [(&str, &str, bool); 33] = [
    ("aggregate_strings", "aggregate_strings", true),
    ("array_agg", "array_agg", true),
    ("char_length", "char_length", true),
    ("coalesce", "coalesce", true),
    ("concat", "concat", true),
    ("count", "count", true),
    ("cube", "CUBE", true),
    ("cume_dist", "cume_dist", true),
    ("current_date", "CURRENT_DATE", false),
    ("current_time", "CURRENT_TIME", false),
    ("current_timestamp", "CURRENT_TIMESTAMP", false),
    ("current_user", "CURRENT_USER", false),
    ("dense_rank", "dense_rank", true),
    ("grouping_sets", "GROUPING SETS", true),
    ("localtime", "LOCALTIME", false),
    ("localtimestamp", "LOCALTIMESTAMP", false),
    ("max", "max", true),
    ("min", "min", true),
    ("mode", "mode", true),
    ("now", "now", true),
    ("percent_rank", "percent_rank", true),
    ("percentile_cont", "percentile_cont", true),
    ("percentile_disc", "percentile_disc", true),
    ("pow", "pow", true),
    ("random", "random", true),
    ("rank", "rank", true),
    ("rollup", "ROLLUP", true),
    ("session_user", "SESSION_USER", false),
    ("some", "some", true),
    ("sum", "sum", true),
    ("sysdate", "sysdate", false),
    ("user", "USER", false),
    ("all", "all", true),
];

/// The name of an unqualified function in lower case, by which special forms are found.
pub fn lowered_name(call: &FunctionCall<'_>) -> Option<String> {
    match call.name {
        [name] if name.quote.is_none() => Some(name.text.to_ascii_lowercase()),
        _ => None,
    }
}

/// A call of a function.
///
/// # Errors
///
/// When the dialect has no form for an argument.
pub fn function(c: &mut Compiler<'_>, call: &FunctionCall<'_>) -> CompileResult {
    if let Some(name) = lowered_name(call)
        && let Some((_, word, parentheses)) = KNOWN.iter().find(|(known, _, _)| *known == name)
    {
        c.sql.word(word);
        if !parentheses && call.arguments.is_empty() {
            return Ok(());
        }
        return call.write_arguments(c);
    }
    for (position, part) in call.name.iter().enumerate() {
        if position > 0 {
            c.sql.word(".");
        }
        let plain = part
            .text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$');
        if plain && part.quote.is_none() {
            c.sql.verbatim(&part.text);
        } else {
            c.sql.name(part);
        }
    }
    call.write_arguments(c)
}

/// A call with its filter and order.
pub(super) fn call(c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
    let Expression::Function {
        name,
        arguments,
        distinct,
        filter,
        order_by,
        within_group,
        ..
    } = expression
    else {
        return Ok(());
    };
    let call = FunctionCall {
        name,
        arguments,
        distinct: *distinct,
        order_by: if *within_group { &[] } else { order_by },
    };
    let unfiltered = Expression::Function {
        name: name.clone(),
        arguments: Vec::new(),
        r#type: None,
        distinct: false,
        filter: None,
        order_by: Vec::new(),
        within_group: false,
    };
    let scope = crate::compiler::Scope {
        select_list: false,
        ..c.scope
    };
    c.scoped(scope, |c| {
        bind::with_base(c, &unfiltered, |c| c.dialect.function(c, &call))?;
        if *within_group {
            c.sql.word(" WITHIN GROUP (ORDER BY ");
            list(c, order_by)?;
            c.sql.word(")");
        }
        if let Some(filter) = filter {
            c.sql.word(" FILTER (WHERE ");
            if super::needs_parentheses(filter, Against::Condition) {
                grouped(c, filter, Against::Condition)?;
            } else {
                nested(c, filter)?;
            }
            c.sql.word(")");
        }
        Ok(())
    })
}
