//! What a dialect can do, as data.

use crate::ParameterStyle;

/// What a dialect can do. All fields describe the dialect as SQLAlchemy knows it before it has
/// seen a server.
#[derive(Debug, Clone, Copy)]
pub struct Capabilities {
    /// `ALTER TABLE` can add and drop constraints.
    pub alter_constraints: bool,
    /// Tables and columns can have comments.
    pub comments: bool,
    /// Comments are part of `CREATE TABLE`.
    pub inline_comments: bool,
    /// There is a boolean type.
    pub native_boolean: bool,
    /// A CHECK constraint stands for the missing boolean type when it is asked for.
    pub boolean_check: bool,
    /// There is an enumeration type.
    pub native_enum: bool,
    /// There is a UUID type.
    pub native_uuid: bool,
    /// There are sequences.
    pub sequences: bool,
    /// There are SQL-standard identity columns.
    pub identity_columns: bool,
    /// `INSERT` can return rows.
    pub insert_returning: bool,
    /// `UPDATE` can return rows.
    pub update_returning: bool,
    /// `DELETE` can return rows.
    pub delete_returning: bool,
    /// `VALUES` takes several rows.
    pub multiple_values: bool,
    /// `WITH` stands before the select of an `INSERT`, not before the `INSERT`.
    pub with_after_insert: bool,
    /// `INSERT … DEFAULT VALUES` exists.
    pub default_values: bool,
    /// `INSERT … () VALUES ()` exists.
    pub empty_insert: bool,
    /// DDL takes part in transactions, as Alembic sees it.
    pub transactional_ddl: bool,
    /// A driver's row count of `UPDATE` and `DELETE` can be trusted.
    pub row_count: bool,
    /// `/` of two integers is an integer.
    pub integer_division: bool,
    /// The style of bind markers that the default driver uses.
    pub parameter_style: ParameterStyle,
}
