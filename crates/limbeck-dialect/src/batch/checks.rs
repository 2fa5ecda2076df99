//! CHECK constraints without a name, and constraints in messages.

use limbeck_model::expression::Expression;
use limbeck_model::operation::AlterTableBatch;
use limbeck_model::schema::Constraint;

/// Leaves out unnamed CHECK constraints of the old table where the script gives the new one its
/// own: there is no other way to change them.
pub(super) fn replace_unnamed_checks(
    batch: &AlterTableBatch,
    constraints: &mut Vec<Constraint>,
    warnings: &mut Vec<String>,
) {
    let given: Vec<String> = batch
        .table_constraints
        .iter()
        .filter_map(|constraint| match constraint {
            Constraint::Check(check) => Some(condensed(&check.condition)),
            _ => None,
        })
        .collect();
    if given.is_empty() {
        return;
    }
    constraints.retain(|constraint| match constraint {
        Constraint::Check(check) if check.name.is_none() => {
            let condition = condensed(&check.condition);
            if !given.contains(&condition) {
                warnings.push(format!(
                    "The unnamed CHECK constraint ({condition}) of table '{}' is replaced by \
                     those in table_args",
                    batch.table.key()
                ));
            }
            false
        }
        _ => true,
    });
}

/// A condition as text without regard to spaces; empty for one that is not text.
fn condensed(condition: &Expression) -> String {
    match condition {
        Expression::Text { text, .. } => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

/// A constraint in a message.
pub(super) fn described(constraint: &Constraint) -> String {
    let kind = match constraint {
        Constraint::PrimaryKey(_) => "primary key",
        Constraint::Unique(_) => "unique constraint",
        Constraint::ForeignKey(_) => "foreign key",
        Constraint::Check(_) => "CHECK constraint",
        Constraint::Exclude(_) => "EXCLUDE constraint",
    };
    match constraint.name() {
        Some(name) => format!("{kind} '{name}'"),
        None => format!("unnamed {kind}"),
    }
}
