//! Names of columns in a select list.

use limbeck_model::expression::{Expression, SelectColumn};

use crate::compiler::Scope;
use crate::{CompileResult, Compiler};

/// The select list. Expressions that have no name get one, and so do columns whose name occurred
/// before.
///
/// # Errors
///
/// When the dialect has no form for an expression.
pub fn select_list(c: &mut Compiler<'_>, columns: &[SelectColumn]) -> CompileResult {
    let named = c.scope.named_columns;
    let scope = Scope {
        select_list: true,
        label_names: false,
        named_columns: false,
        ..c.scope
    };
    let mut seen: Vec<&str> = Vec::new();
    c.scoped(scope, |c| {
        c.list(columns, |c, column| {
            c.dialect.expression(c, &column.expression)?;
            let label = match naming(&column.expression) {
                Naming::Own(name) => {
                    if seen.contains(&name) {
                        numbered(c, name)
                    } else {
                        seen.push(name);
                        if !(named && has_table(&column.expression)) {
                            return Ok(());
                        }
                        name.to_owned()
                    }
                }
                Naming::Inherited(name) => {
                    if seen.contains(&name) {
                        numbered(c, name)
                    } else {
                        seen.push(name);
                        name.to_owned()
                    }
                }
                Naming::Numbered(base) => numbered(c, base),
                Naming::None => return Ok(()),
            };
            c.sql.word(" AS ").identifier(&label);
            Ok(())
        })
    })
}

fn has_table(expression: &Expression) -> bool {
    matches!(expression, Expression::Column { table: Some(_), .. })
}

/// How an element of a select list is named.
enum Naming<'e> {
    /// It has this name already.
    Own(&'e str),
    /// It takes this name from a column within it.
    Inherited(&'e str),
    /// It takes a number after this word.
    Numbered(&'e str),
    /// It is not named at all.
    None,
}

fn naming(expression: &Expression) -> Naming<'_> {
    match expression {
        Expression::Column { name, .. } => Naming::Own(&name.text),
        Expression::Label { .. } | Expression::Text { .. } | Expression::LiteralColumn { .. } => {
            Naming::None
        }
        Expression::Function { name, .. } => {
            Naming::Numbered(name.last().map_or("anon", |name| name.text.as_str()))
        }
        Expression::Cast { operand, .. } | Expression::TypeCoerce { operand, .. } => {
            match naming(operand) {
                Naming::Own(name) | Naming::Inherited(name) => Naming::Inherited(name),
                Naming::Numbered(_) | Naming::None => Naming::Numbered("anon"),
            }
        }
        Expression::Bind(_)
        | Expression::InlineLiteral { .. }
        | Expression::Null
        | Expression::True
        | Expression::False
        | Expression::Default
        | Expression::Over { .. }
        | Expression::Unary { .. }
        | Expression::Binary { .. }
        | Expression::RegexpReplace { .. }
        | Expression::Slice { .. }
        | Expression::And { .. }
        | Expression::Or { .. }
        | Expression::Between { .. }
        | Expression::In { .. }
        | Expression::Case { .. }
        | Expression::Extract { .. }
        | Expression::Collate { .. }
        | Expression::Tuple { .. }
        | Expression::Array { .. }
        | Expression::Grouping { .. }
        | Expression::ScalarSubquery { .. }
        | Expression::Exists { .. }
        | Expression::NextValue { .. } => Naming::Numbered("anon"),
    }
}

fn numbered(c: &mut Compiler<'_>, base: &str) -> String {
    let number = c.anonymous.entry(base.to_owned()).or_insert(0);
    *number += 1;
    format!("{base}_{number}")
}
