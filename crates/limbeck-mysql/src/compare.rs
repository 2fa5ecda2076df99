//! What is the same to MySQL and MariaDB.

use limbeck_dialect::types::Affinity;
use limbeck_dialect::{ComparisonServer, ComparisonSql, Dialect};
use limbeck_diff::types::TypeRules;
use limbeck_diff::{DefaultPair, DialectComparison, HookError, IndexSets, Notes};
use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::schema::{
    Autoincrement, Column, Constraint, ForeignKeyConstraint, Index, IndexElement, ServerDefault,
    SqlType, Table, TypeClass,
};

const TYPE_RULES: TypeRules = TypeRules {
    synonyms: &[&["bool", "tinyint"], &["json", "longtext"]],
    attributes: &["character set", "collate"],
};

/// What is the same to MySQL and MariaDB.
pub(crate) struct MysqlComparison<'c> {
    sql: ComparisonSql<'c>,
}

impl<'c> MysqlComparison<'c> {
    pub(crate) fn new(dialect: &'c dyn Dialect, server: ComparisonServer<'c>) -> Self {
        Self {
            sql: ComparisonSql::new(dialect, server.context),
        }
    }
}

impl DialectComparison for MysqlComparison<'_> {
    fn name(&self) -> &str {
        self.sql.dialect_name()
    }

    fn supports_comments(&self) -> bool {
        true
    }

    fn unique_constraints_are_indexes(&self) -> bool {
        true
    }

    fn final_name(&self, name: &Name) -> String {
        self.sql.final_name(name)
    }

    fn type_text(&self, r#type: &SqlType) -> Result<String, HookError> {
        self.sql.type_text(r#type)
    }

    fn expression_text(&self, expression: &Expression) -> Result<String, HookError> {
        self.sql.expression_text(expression)
    }

    fn type_rules(&self) -> TypeRules {
        TYPE_RULES
    }

    /// Enumerations are compared by their labels, in any order.
    fn types_differ(&mut self, actual: &Column, desired: &Column) -> Result<bool, HookError> {
        let wanted = desired.r#type.for_dialect(self.name());
        if let (Some(found), Some(wanted)) = (labels(&actual.r#type), labels(wanted)) {
            return Ok(found != wanted);
        }
        let found = self.sql.type_text(&actual.r#type)?;
        let wanted = self.sql.type_text(&desired.r#type)?;
        Ok(TYPE_RULES.are_different(&found, &wanted))
    }

    fn defaults_differ(&mut self, pair: &DefaultPair<'_>) -> Result<bool, HookError> {
        if !defaults_differ(pair) {
            return Ok(false);
        }
        // Not every default of a text is a string.
        if let (Some(actual), Some(desired)) = (pair.actual_text, pair.desired_text)
            && matches!(
                pair.desired.server_default,
                Some(ServerDefault::Expression { .. })
            )
            && !expressions_differ(actual, desired)
        {
            return Ok(false);
        }
        // Quotes and backslashes within a string are escaped.
        let clause = self.sql.default_clause(pair.desired)?;
        Ok(clause.is_none() || pair.actual_text != clause.as_deref())
    }

    /// Foreign keys bring indexes of their own, by the name of the key or of a column.
    fn correct_indexes(
        &mut self,
        sets: &mut IndexSets<'_>,
        _notes: &mut Notes,
    ) -> Result<(), HookError> {
        let Some(table) = sets.actual_table else {
            return Ok(());
        };
        let mut implied = Vec::new();
        sets.actual_indexes.retain(|index| {
            let name = index.name.as_ref().filter(|_| !index.unique);
            match name {
                Some(name) if is_implied(table, index, name) => {
                    implied.push(name.text.as_str());
                    false
                }
                _ => true,
            }
        });
        sets.desired_indexes.retain(|index| {
            let name = index.name.as_ref();
            !name.is_some_and(|name| implied.contains(&name.text.as_str()))
        });
        Ok(())
    }

    /// `RESTRICT` is what the server does anyway, and it does not always report it.
    fn correct_foreign_keys(
        &mut self,
        actual: &mut [ForeignKeyConstraint],
        desired: &[&ForeignKeyConstraint],
    ) {
        let restricts = |action: &Option<String>| {
            let action = action.as_ref();
            action.is_some_and(|action| action.eq_ignore_ascii_case("restrict"))
        };
        for key in actual {
            let counterpart = desired.iter().find(|desired| {
                desired.columns == key.columns
                    && desired.referred_table.text == key.referred_table.text
                    && desired.referred_columns == key.referred_columns
            });
            let Some(counterpart) = counterpart else {
                continue;
            };
            if key.on_delete.is_none() && restricts(&counterpart.on_delete) {
                key.on_delete.clone_from(&counterpart.on_delete);
            }
            if key.on_update.is_none() && restricts(&counterpart.on_update) {
                key.on_update.clone_from(&counterpart.on_update);
            }
        }
    }
}

/// The labels of an enumeration, sorted.
fn labels(r#type: &SqlType) -> Option<Vec<&str>> {
    if !matches!(r#type.class, TypeClass::Enum | TypeClass::MysqlEnum) {
        return None;
    }
    let labels = r#type.arguments.labels.as_ref()?;
    let mut labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    labels.sort_unstable();
    Some(labels)
}

fn is_implied(table: &Table, index: &Index, name: &Name) -> bool {
    let is_key_on = |column: &Name| {
        table.constraints.iter().any(|constraint| match constraint {
            Constraint::ForeignKey(key) => {
                key.columns.contains(column)
                    && key.name.as_ref().is_some_and(|key| key.text == name.text)
            }
            Constraint::PrimaryKey(_)
            | Constraint::Unique(_)
            | Constraint::Check(_)
            | Constraint::Exclude(_) => false,
        })
    };
    index.elements.iter().any(|element| match element {
        IndexElement::Column { column } => column.text == name.text || is_key_on(column),
        IndexElement::Expression { .. } => false,
    })
}

fn defaults_differ(pair: &DefaultPair<'_>) -> bool {
    let desired_affinity = Affinity::of(&pair.desired.r#type);
    match (pair.actual_text, pair.desired_text) {
        // Old servers give a key that may not be NULL a default of their own.
        (Some("'0'"), None | Some(""))
            if desired_affinity == Affinity::Integer
                && pair.actual.primary_key
                && pair.actual.autoincrement == Autoincrement::Disabled =>
        {
            false
        }
        (Some(actual), Some(desired))
            if is_number(&pair.actual.r#type) && bare_number(actual) == bare_number(desired) =>
        {
            false
        }
        (actual, Some(desired))
            if !is_number(&pair.actual.r#type)
                && desired_affinity == Affinity::String
                && !desired.is_empty() =>
        {
            let unquoted = desired.strip_prefix('\'').unwrap_or(desired);
            let unquoted = unquoted.strip_suffix('\'').unwrap_or(unquoted);
            actual != Some(format!("'{unquoted}'").as_str())
        }
        (Some(actual), Some(desired)) => expressions_differ(actual, desired),
        (actual, desired) => actual != desired,
    }
}

fn is_number(r#type: &SqlType) -> bool {
    matches!(
        Affinity::of(r#type),
        Affinity::Integer | Affinity::Numeric | Affinity::Float
    )
}

/// MySQL shows `1` as `'1'` and `2.5` as `(2.5)`.
fn bare_number(text: &str) -> &str {
    within(text, '\'', '\'')
        .or_else(|| within(text, '(', ')'))
        .unwrap_or(text)
}

fn within(text: &str, open: char, close: char) -> Option<&str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

/// Compares `DEFAULT … ON UPDATE …`, whose parts both count.
fn expressions_differ(actual: &str, desired: &str) -> bool {
    let (actual, desired) = (actual.to_lowercase(), desired.to_lowercase());
    let (actual, actual_update) = split_update(&actual);
    let (desired, desired_update) = split_update(&desired);
    actual_update != desired_update || bare_expression(actual) != bare_expression(desired)
}

fn split_update(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(" on update") {
        Some((default, update)) => (default, Some(bare_call(update))),
        None => (text, None),
    }
}

/// MySQL shows expressions in parentheses, MariaDB calls without arguments with theirs.
fn bare_expression(text: &str) -> &str {
    bare_call(within(text, '(', ')').unwrap_or(text))
}

fn bare_call(text: &str) -> &str {
    text.strip_suffix("()").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use limbeck_diff::DefaultPair;
    use limbeck_model::schema::{Column, SqlType, TypeClass};

    use super::defaults_differ;

    fn differ(class: TypeClass, actual: Option<&str>, desired: Option<&str>) -> bool {
        let column = Column::new("a", SqlType::new(class));
        defaults_differ(&DefaultPair {
            actual: &column,
            desired: &column,
            is_autoincrement: false,
            actual_text: actual,
            desired_text: desired,
        })
    }

    #[test]
    fn ways_of_writing_say_nothing() {
        let number = TypeClass::Integer;
        let (text, time) = (TypeClass::String, TypeClass::DateTime);
        for (class, actual, desired) in [
            (number, "'1'", "1"),
            (number, "(2.5)", "2.5"),
            (number, "rand()", "(RAND())"),
            (text, "'x'", "x"),
            (text, "'x'", "'x'"),
            (time, "current_timestamp()", "CURRENT_TIMESTAMP"),
            (
                time,
                "current_timestamp() ON UPDATE current_timestamp()",
                "CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP",
            ),
        ] {
            assert!(
                !differ(class, Some(actual), Some(desired)),
                "{actual} and {desired}"
            );
        }
    }

    #[test]
    fn other_values_differ() {
        let number = TypeClass::Integer;
        let (text, time) = (TypeClass::String, TypeClass::DateTime);
        for (class, actual, desired) in [
            (number, Some("'1'"), Some("2")),
            (number, Some("'1'"), None),
            (text, Some("'x'"), Some("X")),
            (text, None, Some("x")),
            (
                time,
                Some("current_timestamp() ON UPDATE current_timestamp()"),
                Some("CURRENT_TIMESTAMP"),
            ),
            (
                time,
                Some("current_timestamp()"),
                Some("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"),
            ),
        ] {
            assert!(differ(class, actual, desired), "{actual:?} and {desired:?}");
        }
    }
}
