//! Names by naming convention, and names that are too long.

use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::operation::ConstraintKind;
use limbeck_model::schema::{
    CheckConstraint, Constraint, Index, IndexElement, NamingConvention, Table,
};
use md5::{Digest as _, Md5};

use super::table::column_name;
use crate::{CompileError, CompileErrorKind, CompileResult};

/// The convention of a `MetaData` that was given none.
const DEFAULT_INDEX_TEMPLATE: &str = "ix_%(column_0_label)s";

/// What the name of a token ends with whose value is that of a function of the project. A name that
/// needs it arrives final; what is named here has none.
const FUNCTION_MARK: &str = "()";

/// What a naming convention's tokens speak of.
#[derive(Debug)]
pub struct ConstraintSubject<'a> {
    kind: &'static str,
    table: &'a str,
    schema: Option<&'a str>,
    /// Name and key of each column.
    columns: Vec<(&'a str, &'a str)>,
    referred_table: Option<&'a str>,
    referred_columns: Vec<&'a str>,
}

impl<'a> ConstraintSubject<'a> {
    /// A constraint of a table.
    pub fn new(table: &'a Table, constraint: &'a Constraint) -> Self {
        match constraint {
            Constraint::PrimaryKey(key) => Self::columns(table, "pk", key.columns.iter()),
            Constraint::Unique(unique) => Self::columns(table, "uq", unique.columns.iter()),
            Constraint::ForeignKey(key) => Self {
                referred_table: Some(&key.referred_table.text),
                referred_columns: key
                    .referred_columns
                    .iter()
                    .map(|column| column.text.as_str())
                    .collect(),
                ..Self::columns(table, "fk", key.columns.iter())
            },
            Constraint::Check(check) => Self::check(table, check),
            // SQLAlchemy has no convention for it.
            Constraint::Exclude(_) => Self::columns(table, "", std::iter::empty()),
        }
    }

    /// A CHECK constraint; its columns are those of its condition.
    pub fn check(table: &'a Table, check: &'a CheckConstraint) -> Self {
        let mut columns = Vec::new();
        collect_columns(&check.condition, &mut columns);
        Self::columns(table, "ck", columns.into_iter())
    }

    /// Columns of a table, under a kind of the convention: `pk`, `uq`, `fk`, `ck` or `ix`.
    pub fn columns(
        table: &'a Table,
        kind: &'static str,
        columns: impl Iterator<Item = &'a Name>,
    ) -> Self {
        Self {
            kind,
            table: &table.name.text,
            schema: table.schema.as_ref().map(|schema| schema.text.as_str()),
            columns: columns
                .map(|name| {
                    let column = column_name(table, name);
                    let key = table
                        .column(&column.text)
                        .and_then(|column| column.key.as_deref())
                        .unwrap_or(&column.text);
                    (column.text.as_str(), key)
                })
                .collect(),
            referred_table: None,
            referred_columns: Vec::new(),
        }
    }

    /// A constraint of which nothing but its kind is known, as when it is dropped.
    pub fn named(table: &'a Table, kind: Option<ConstraintKind>) -> Self {
        let kind = match kind {
            Some(ConstraintKind::Primary) => "pk",
            Some(ConstraintKind::Unique) => "uq",
            Some(ConstraintKind::ForeignKey) => "fk",
            Some(ConstraintKind::Check) => "ck",
            None => "",
        };
        Self::columns(table, kind, std::iter::empty())
    }

    fn label(&self, column: &str) -> String {
        match self.schema {
            Some(schema) => format!("{}_{}_{column}", schema.replace('.', "_"), self.table),
            None => format!("{}_{column}", self.table),
        }
    }

    /// The value of a token such as `column_0N_name`.
    fn token(&self, token: &str, name: Option<&Name>) -> CompileResult<String> {
        match token {
            "table_name" => return Ok(self.table.to_owned()),
            "constraint_name" => {
                return name.map(|name| name.text.clone()).ok_or_else(|| {
                    CompileError::new(
                        CompileErrorKind::InvalidRequest,
                        "Naming convention including %(constraint_name)s token requires that \
                         constraint is explicitly named.",
                    )
                });
            }
            "referred_table_name" => {
                if let Some(table) = self.referred_table {
                    return Ok(table.to_owned());
                }
            }
            _ => {}
        }
        if let Some(function) = token.strip_suffix(FUNCTION_MARK) {
            return Err(CompileError::new(
                CompileErrorKind::NotImplemented,
                format!(
                    "table '{}': a name that the naming convention's function '{function}' takes \
                     part in has to be final",
                    self.table
                ),
            ));
        }
        self.column_token(token).ok_or_else(|| {
            CompileError::new(
                CompileErrorKind::InvalidRequest,
                format!("Naming convention token '{token}' is not known"),
            )
        })
    }

    fn column_token(&self, token: &str) -> Option<String> {
        let (referred, rest) = match token.strip_prefix("referred_column_") {
            Some(rest) => (true, rest),
            None => (false, token.strip_prefix("column_")?),
        };
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = rest.split_at(digits);
        let number: usize = number.parse().ok()?;
        let (separator, attribute) = if let Some(attribute) = rest.strip_prefix("_N_") {
            (Some("_"), attribute)
        } else if let Some(attribute) = rest.strip_prefix("N_") {
            (Some(""), attribute)
        } else {
            (None, rest.strip_prefix('_')?)
        };
        let value = |position: usize| -> Option<String> {
            if referred {
                return match attribute {
                    "name" => Some(self.referred_columns.get(position)?.to_string()),
                    _ => None,
                };
            }
            // A position beyond the last column is no error.
            let Some((name, key)) = self.columns.get(position) else {
                return Some(String::new());
            };
            match attribute {
                "name" => Some((*name).to_owned()),
                "key" => Some((*key).to_owned()),
                "label" => Some(self.label(name)),
                _ => None,
            }
        };
        match separator {
            None => value(number),
            Some(separator) => {
                let parts: Option<Vec<String>> = (0..self.columns.len()).map(value).collect();
                Some(parts?.join(separator))
            }
        }
    }
}

/// The name of a constraint: as given, unless a naming convention makes it.
///
/// # Errors
///
/// When the convention needs the given name and there is none, or has an unknown token.
pub fn constraint_name(
    subject: &ConstraintSubject<'_>,
    name: Option<&Name>,
    convention: &NamingConvention,
) -> CompileResult<Option<Name>> {
    let template = template(convention, subject.kind);
    match (name, template) {
        (Some(name), _) if name.resolved => Ok(Some(name.clone())),
        (Some(name), Some(template)) if !template.contains("constraint_name") => {
            Ok(Some(name.clone()))
        }
        (_, Some(template)) => Ok(Some(Name::resolved(expand(template, subject, name)?))),
        (name, None) => Ok(name.cloned()),
    }
}

/// The name of an index: as given, unless a naming convention makes it.
///
/// # Errors
///
/// As [`constraint_name`].
pub fn index_name(
    table: &Table,
    index: &Index,
    convention: &NamingConvention,
) -> CompileResult<Option<Name>> {
    let mut columns = Vec::new();
    for element in &index.elements {
        match element {
            IndexElement::Column { column } => columns.push(column),
            IndexElement::Expression { expression } => collect_columns(expression, &mut columns),
        }
    }
    let subject = ConstraintSubject::columns(table, "ix", columns.into_iter());
    constraint_name(&subject, index.name.as_ref(), convention)
}

fn template<'c>(convention: &'c NamingConvention, kind: &str) -> Option<&'c str> {
    if convention.0.is_empty() {
        return (kind == "ix").then_some(DEFAULT_INDEX_TEMPLATE);
    }
    convention.get(kind)
}

fn expand(
    template: &str,
    subject: &ConstraintSubject<'_>,
    name: Option<&Name>,
) -> CompileResult<String> {
    let mut expanded = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(position) = rest.find('%') {
        expanded.push_str(&rest[..position]);
        rest = &rest[position + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            expanded.push('%');
            rest = after;
        } else if let Some((token, after)) = rest
            .strip_prefix('(')
            .and_then(|inner| inner.split_once(")s"))
        {
            expanded.push_str(&subject.token(token, name)?);
            rest = after;
        } else {
            return Err(CompileError::new(
                CompileErrorKind::InvalidRequest,
                format!("Naming convention '{template}' is not a valid format"),
            ));
        }
    }
    expanded.push_str(rest);
    Ok(expanded)
}

/// A name that a convention made, shortened to a length: its beginning, `_`, and the last four
/// hexadecimal digits of the MD5 of the whole name.
pub fn shortened(name: &str, length: usize) -> String {
    if name.chars().count() <= length {
        return name.to_owned();
    }
    let digest = Md5::digest(name.as_bytes());
    let beginning: String = name.chars().take(length.saturating_sub(8)).collect();
    format!("{beginning}_{:02x}{:02x}", digest[14], digest[15])
}

/// The columns that an expression speaks of, from left to right.
pub(crate) fn collect_columns<'e>(expression: &'e Expression, columns: &mut Vec<&'e Name>) {
    if let Expression::Column { name, .. } = expression {
        columns.push(name);
    }
    expression.for_each_operand(|operand| collect_columns(operand, columns));
}
