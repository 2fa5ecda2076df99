//! Statements that read and change rows.

use serde::{Deserialize, Serialize};

use super::{Definition, Expression};
use crate::schema::{QualifiedName, SqlType};
use crate::{DialectOptions, Name};

/// A statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "statement", rename_all = "snake_case")]
pub enum Statement {
    /// SQL text or any other expression, executed as it is.
    Expression {
        /// The expression; usually [`Expression::Text`].
        element: Box<Expression>,
    },
    /// `SELECT`.
    Select(Box<Select>),
    /// `UNION`, `INTERSECT`, `EXCEPT`.
    SetOperation(Box<SetOperation>),
    /// `INSERT`.
    Insert(Box<Insert>),
    /// `UPDATE`.
    Update(Box<Update>),
    /// `DELETE`.
    Delete(Box<Delete>),
    /// `VALUES` by itself, as in a common table expression.
    Values(Box<Values>),
    /// What defines something.
    Definition(Box<Definition>),
}

impl Statement {
    /// SQL text without bind parameters.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Expression {
            element: Box::new(Expression::text(text)),
        }
    }
}

/// A table as statements refer to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableReference {
    /// The table's name, or the alias of a subquery.
    pub name: Name,
    /// The schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Name>,
    /// The name under which the statement knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<Name>,
}

/// Something rows come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum FromClause {
    /// A table.
    Table(TableReference),
    /// A subquery with an alias.
    Subquery {
        /// The select.
        select: Box<Statement>,
        /// The alias.
        alias: Name,
        /// `LATERAL`.
        #[serde(default)]
        lateral: bool,
    },
    /// A join.
    Join(Box<Join>),
    /// A function that returns rows.
    Function {
        /// The call.
        function: Expression,
        /// The alias.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<Name>,
    },
    /// SQL text as written.
    Text {
        /// The text.
        text: String,
    },
    /// Rows that the statement brings along.
    Values {
        /// The rows.
        values: Values,
        /// The alias.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<Name>,
        /// Names of the columns.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        columns: Vec<Name>,
        /// `LATERAL`.
        #[serde(default)]
        lateral: bool,
    },
    /// A part of the rows of a source (`TABLESAMPLE`).
    Sample {
        /// The source.
        source: Box<Self>,
        /// The call that says how the rows are chosen.
        method: Expression,
        /// `REPEATABLE`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seed: Option<Expression>,
    },
    /// A source with hints about it (`with_hint`).
    Hinted {
        /// The source.
        source: Box<Self>,
        /// The hints; the last one for a dialect counts.
        hints: Vec<TableHint>,
    },
}

/// `VALUES (…), (…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Values {
    /// The rows.
    pub rows: Vec<Vec<Expression>>,
    /// The values are written as literals in any mode.
    #[serde(default)]
    pub literal: bool,
}

/// A hint about a source of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableHint {
    /// The text, in which `%(name)s` stands for the name of the source.
    pub text: String,
    /// The only dialect that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<String>,
    /// Its place among all hints of the query.
    pub position: usize,
}

/// `FETCH FIRST …`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fetch {
    /// The number of rows.
    pub count: Expression,
    /// `PERCENT`.
    #[serde(default)]
    pub percent: bool,
    /// `WITH TIES`.
    #[serde(default)]
    pub with_ties: bool,
}

/// The kind of a join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinKind {
    /// `JOIN`
    Inner,
    /// `LEFT OUTER JOIN`
    LeftOuter,
    /// `FULL OUTER JOIN`
    FullOuter,
}

/// A join of two sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// Left side.
    pub left: FromClause,
    /// Right side.
    pub right: FromClause,
    /// `ON` condition; `None` is a cross join.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Expression>,
    /// The kind.
    pub kind: JoinKind,
}

/// A column of a select list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelectColumn {
    /// The expression.
    pub expression: Expression,
    /// The type by which the script reads the result, when it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<SqlType>,
}

/// A common table expression, `name AS (…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommonTableExpression {
    /// Its name.
    pub name: Name,
    /// Names of its columns, where they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Name>,
    /// The statement.
    pub statement: Statement,
    /// `RECURSIVE`.
    #[serde(default)]
    pub recursive: bool,
}

/// `SELECT`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Select {
    /// `WITH`.
    pub ctes: Vec<CommonTableExpression>,
    /// The select list.
    pub columns: Vec<SelectColumn>,
    /// The table that the rows make (SQL Server's `SELECT … INTO`).
    #[serde(skip)]
    pub into: Option<QualifiedName>,
    /// Sources, comma-joined.
    pub from: Vec<FromClause>,
    /// `WHERE`, joined with `AND`.
    pub r#where: Vec<Expression>,
    /// `GROUP BY`.
    pub group_by: Vec<Expression>,
    /// `HAVING`, joined with `AND`.
    pub having: Vec<Expression>,
    /// `ORDER BY`.
    pub order_by: Vec<Expression>,
    /// `DISTINCT`.
    pub distinct: bool,
    /// PostgreSQL's `DISTINCT ON (…)`.
    pub distinct_on: Vec<Expression>,
    /// `LIMIT`.
    pub limit: Option<Expression>,
    /// `OFFSET`.
    pub offset: Option<Expression>,
    /// `FETCH FIRST`, instead of `LIMIT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetch: Option<Fetch>,
    /// The locking clause after `FOR`, such as `UPDATE` or `UPDATE SKIP LOCKED`.
    pub locking: Option<String>,
    /// What stands after `SELECT`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<Addition>,
    /// Hints about the statement, at its end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Addition>,
    /// What stands at its very end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suffixes: Vec<Addition>,
}

/// SQL of the project's own at a place of a statement (`prefix_with`, `suffix_with`,
/// `with_statement_hint`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    /// The SQL.
    pub element: Expression,
    /// The only dialect that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<String>,
}

/// The operator of a [`SetOperation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetOperator {
    /// `UNION`
    Union,
    /// `UNION ALL`
    UnionAll,
    /// `INTERSECT`
    Intersect,
    /// `INTERSECT ALL`
    IntersectAll,
    /// `EXCEPT`
    Except,
    /// `EXCEPT ALL`
    ExceptAll,
}

/// Several selects as one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetOperation {
    /// The operator.
    pub operator: SetOperator,
    /// The selects.
    pub selects: Vec<Statement>,
    /// `ORDER BY`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order_by: Vec<Expression>,
    /// `LIMIT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Expression>,
    /// `OFFSET`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Expression>,
    /// `FETCH FIRST`, instead of `LIMIT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetch: Option<Fetch>,
}

/// A column with the value that an insert or update gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateValue {
    /// The column.
    pub column: Name,
    /// The value.
    pub value: Expression,
}

/// What happens when an inserted row exists already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnConflict {
    /// The columns or expressions that tell existing rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub target: Vec<Expression>,
    /// The constraint that tells existing rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Name>,
    /// The predicate of the partial index that tells existing rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_where: Option<Expression>,
    /// What is done.
    pub action: OnConflictAction,
}

/// The action of an [`OnConflict`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum OnConflictAction {
    /// `DO NOTHING`
    Nothing,
    /// `DO UPDATE SET …`, or MySQL's `ON DUPLICATE KEY UPDATE`
    Update {
        /// New values.
        set: Vec<UpdateValue>,
        /// `WHERE`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        r#where: Option<Expression>,
    },
}

/// `INSERT`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insert {
    /// `WITH`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ctes: Vec<CommonTableExpression>,
    /// The table.
    pub table: TableReference,
    /// What stands after `INSERT`, such as `OR IGNORE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<Addition>,
    /// The columns, in order.
    #[serde(default)]
    pub columns: Vec<Name>,
    /// Rows of values matching `columns`; empty with `select`.
    #[serde(default)]
    pub rows: Vec<Vec<Expression>>,
    /// The select that supplies the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select: Option<Box<Statement>>,
    /// What happens when a row exists already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_conflict: Option<OnConflict>,
    /// `RETURNING`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returning: Vec<SelectColumn>,
}

/// `UPDATE`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// `WITH`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ctes: Vec<CommonTableExpression>,
    /// What stands after `UPDATE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<Addition>,
    /// Options of dialects, such as `mysql_limit`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
    /// The table.
    pub table: TableReference,
    /// New values, in order.
    pub values: Vec<UpdateValue>,
    /// Further sources that the condition refers to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<FromClause>,
    /// `WHERE`, joined with `AND`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub r#where: Vec<Expression>,
    /// `RETURNING`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returning: Vec<SelectColumn>,
}

/// `DELETE`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delete {
    /// `WITH`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ctes: Vec<CommonTableExpression>,
    /// What stands after `DELETE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<Addition>,
    /// Options of dialects, such as `mysql_limit`.
    #[serde(default, skip_serializing_if = "DialectOptions::is_empty")]
    pub options: DialectOptions,
    /// The table.
    pub table: TableReference,
    /// Further sources that the condition refers to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub using: Vec<FromClause>,
    /// `WHERE`, joined with `AND`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub r#where: Vec<Expression>,
    /// `RETURNING`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returning: Vec<SelectColumn>,
}
