//! What a dialect says about equality.

use limbeck_model::expression::Expression;
use limbeck_model::schema::{
    Column, ForeignKeyConstraint, Identity, Index, ServerDefault, SqlType, Table, TypeClass,
    UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name};

use crate::compare::{identity, index};
use crate::types::TypeRules;
use crate::{HookError, Notes};

/// The result of comparing two indexes or constraints of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// They are the same.
    Equal,
    /// They differ, for these reasons.
    Different(Vec<String>),
    /// They can't be compared, for these reasons, and count as the same.
    Skipped(Vec<String>),
}

impl Verdict {
    /// [`Verdict::Different`] when there are reasons for it.
    pub fn from_reasons(reasons: Vec<String>) -> Self {
        if reasons.is_empty() {
            Self::Equal
        } else {
            Self::Different(reasons)
        }
    }
}

/// The indexes and unique constraints of both sides, before they are paired.
#[derive(Debug, Clone)]
pub struct IndexSets<'a> {
    /// The table of the database, if there is one.
    pub actual_table: Option<&'a Table>,
    /// The table of the models, if there is one.
    pub desired_table: Option<&'a Table>,
    /// Unique constraints of the database.
    pub actual_uniques: Vec<&'a UniqueConstraint>,
    /// Indexes of the database.
    pub actual_indexes: Vec<&'a Index>,
    /// Unique constraints of the models.
    pub desired_uniques: Vec<&'a UniqueConstraint>,
    /// Indexes of the models.
    pub desired_indexes: Vec<&'a Index>,
}

/// Two defaults to compare.
#[derive(Debug, Clone, Copy)]
pub struct DefaultPair<'a> {
    /// The column of the database.
    pub actual: &'a Column,
    /// The column of the models.
    pub desired: &'a Column,
    /// Whether the models let the column draw its values from the database's generator.
    pub is_autoincrement: bool,
    /// The default of the database as SQL.
    pub actual_text: Option<&'a str>,
    /// The default of the models: as SQL, or for a plain string the string.
    pub desired_text: Option<&'a str>,
}

/// What a dialect says about equality. The provided methods are Alembic's for a dialect without
/// any peculiarities.
///
/// Methods take `&mut self`, since a dialect may have to ask its server.
pub trait DialectComparison {
    /// The dialect's name, as variants and messages name it.
    fn name(&self) -> &str;

    /// Whether tables and columns have comments.
    fn supports_comments(&self) -> bool;

    /// Whether an inspector finds unique constraints at all.
    fn inspects_unique_constraints(&self) -> bool {
        true
    }

    /// Whether a unique constraint is nothing but a unique index to the database, so that an
    /// inspector finds indexes only.
    fn unique_constraints_are_indexes(&self) -> bool {
        false
    }

    /// Whether an inspector finds CHECK constraints.
    fn inspects_checks(&self) -> bool {
        true
    }

    /// Whether an inspector finds the options of foreign keys.
    fn inspects_foreign_key_options(&self) -> bool {
        true
    }

    /// Changes an inspected table where autogenerate reads it differently: PostgreSQL's `SERIAL`
    /// columns have no default, SQLite's expressions stand in parentheses.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn adjust_inspected(
        &mut self,
        _table: &mut Table,
        _notes: &mut Notes,
    ) -> Result<(), HookError> {
        Ok(())
    }

    /// Removes options of inspected indexes and unique constraints that say nothing, such as an
    /// empty `postgresql_include`.
    fn adjust_inspected_options(&self, _options: &mut DialectOptions) {}

    /// The name that an object gets in the database, where the given one may be too long.
    fn final_name(&self, name: &Name) -> String {
        name.text.clone()
    }

    /// The SQL of a type.
    ///
    /// # Errors
    ///
    /// When the dialect has no such type.
    fn type_text(&self, r#type: &SqlType) -> Result<String, HookError>;

    /// Which types are the same though they look different.
    fn type_rules(&self) -> TypeRules {
        TypeRules::NONE
    }

    /// Whether nothing is known of a type.
    fn is_unknown_type(&self, r#type: &SqlType) -> bool {
        let mut r#type = r#type.for_dialect(self.name());
        while r#type.class == TypeClass::Decorator {
            let Some(wrapped) = r#type
                .user
                .as_ref()
                .and_then(|user| user.implementation.as_ref())
            else {
                return false;
            };
            r#type = wrapped.for_dialect(self.name());
        }
        r#type.class == TypeClass::Null
    }

    /// Whether the types of two columns differ.
    ///
    /// # Errors
    ///
    /// When the dialect has no such type.
    fn types_differ(&mut self, actual: &Column, desired: &Column) -> Result<bool, HookError> {
        let actual = self.type_text(&actual.r#type)?;
        let desired = self.type_text(&desired.r#type)?;
        Ok(self.type_rules().are_different(&actual, &desired))
    }

    /// The SQL of an expression, with its values as literals.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    fn expression_text(&self, expression: &Expression) -> Result<String, HookError>;

    /// A default as text: a plain string as it is, an expression as SQL.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for the expression.
    fn default_text(&self, default: &ServerDefault) -> Result<Option<String>, HookError> {
        match default {
            ServerDefault::Literal { text } => Ok(Some(text.clone())),
            ServerDefault::Expression { expression } => self.expression_text(expression).map(Some),
            ServerDefault::Fetched => Ok(None),
        }
    }

    /// Whether two defaults differ.
    ///
    /// # Errors
    ///
    /// Whatever the database refused.
    fn defaults_differ(&mut self, pair: &DefaultPair<'_>) -> Result<bool, HookError> {
        Ok(pair.actual_text != pair.desired_text)
    }

    /// A generated column's expression without what databases change in it.
    fn normalized_computed(&self, text: &str) -> String {
        normalized_computed(text)
    }

    /// Options of identity columns that the database does not report.
    fn ignored_identity_options(&self) -> &[&str] {
        &["order", "on_null", "oracle_order", "oracle_on_null"]
    }

    /// How two identities differ: the names of the options, and whether the column is to change.
    fn compare_identities(
        &self,
        desired: Option<&Identity>,
        actual: Option<&Identity>,
        _actual_column: &Column,
    ) -> identity::IdentityDifference {
        identity::compare(desired, actual, self.ignored_identity_options())
    }

    /// Removes indexes and constraints that the database adds by itself, or that can't be compared.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for an expression.
    fn correct_indexes(
        &mut self,
        _sets: &mut IndexSets<'_>,
        _notes: &mut Notes,
    ) -> Result<(), HookError> {
        Ok(())
    }

    /// Compares two indexes of the same name.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for an expression.
    fn compare_indexes(
        &mut self,
        desired: (&Table, &Index),
        actual: &Index,
        _notes: &mut Notes,
    ) -> Result<Verdict, HookError> {
        Ok(index::compare_columns(desired.1, actual))
    }

    /// Compares two unique constraints of the same name.
    ///
    /// # Errors
    ///
    /// None by itself.
    fn compare_unique_constraints(
        &mut self,
        desired: &UniqueConstraint,
        actual: &UniqueConstraint,
    ) -> Result<Verdict, HookError> {
        Ok(index::compare_unique_columns(desired, actual))
    }

    /// Changes the foreign keys of the database where it does not report what the models say.
    fn correct_foreign_keys(
        &mut self,
        _actual: &mut [ForeignKeyConstraint],
        _desired: &[&ForeignKeyConstraint],
    ) {
    }
}

/// A generated column's expression without punctuation and spaces, in lower case.
pub fn normalized_computed(text: &str) -> String {
    let noise = [' ', '(', ')', '\'', '"', '`', '[', ']', '\t', '\r', '\n'];
    text.replace(noise, "").to_lowercase()
}
