//! The statements of the version table (`alembic_version`).

use limbeck_model::expression::{
    BinaryOperator, BindParameter, Delete, Expression, Insert, SelectColumn, Statement,
    TableReference, Update, UpdateValue,
};
use limbeck_model::operation::{CreateTable, Operation};
use limbeck_model::schema::{
    Column, Constraint, PrimaryKeyConstraint, QualifiedName, SqlType, Table,
};
use limbeck_model::{DialectOptions, Name, Value};

use crate::Dialect;

/// The name of the only column.
const COLUMN: &str = "version_num";

/// The version table of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionTable {
    /// Its name and schema.
    pub name: QualifiedName,
    /// Whether it has a primary key.
    pub primary_key: bool,
}

impl Default for VersionTable {
    fn default() -> Self {
        Self {
            name: QualifiedName::new("alembic_version"),
            primary_key: true,
        }
    }
}

impl VersionTable {
    /// The operation that creates the table.
    pub fn create(&self) -> Operation {
        let mut table = Table::new(self.name.name.clone());
        table.schema.clone_from(&self.name.schema);
        let mut column = Column::new(COLUMN, SqlType::string(32));
        column.nullable = Some(false);
        table.columns.push(column);
        if self.primary_key {
            table
                .constraints
                .push(Constraint::PrimaryKey(PrimaryKeyConstraint {
                    name: Some(Name::resolved(format!("{}_pkc", self.name.name))),
                    columns: vec![COLUMN.into()],
                    ..PrimaryKeyConstraint::default()
                }));
        }
        Operation::CreateTable(Box::new(CreateTable {
            table,
            if_not_exists: false,
            alone: false,
        }))
    }

    /// Reads all rows.
    pub fn select(&self) -> Statement {
        use limbeck_model::expression::{FromClause, Select};
        Statement::Select(Box::new(Select {
            columns: vec![SelectColumn {
                expression: self.column(),
                r#type: None,
            }],
            from: vec![FromClause::Table(self.reference())],
            ..Select::default()
        }))
    }

    /// Adds a row. Where the dialect can, the statement returns the row's key, as SQLAlchemy's
    /// does.
    pub fn insert(&self, dialect: &dyn Dialect, version: &str) -> Statement {
        let returns = self.primary_key && dialect.returns_inserted_keys();
        let returning = returns.then(|| SelectColumn {
            expression: self.column(),
            r#type: None,
        });
        Statement::Insert(Box::new(Insert {
            ctes: Vec::new(),
            table: self.reference(),
            prefixes: Vec::new(),
            columns: vec![COLUMN.into()],
            rows: vec![vec![literal(version)]],
            select: None,
            on_conflict: None,
            returning: returning.into_iter().collect(),
        }))
    }

    /// Replaces one version by another.
    pub fn update(&self, from: &str, to: &str) -> Statement {
        Statement::Update(Box::new(Update {
            ctes: Vec::new(),
            prefixes: Vec::new(),
            options: DialectOptions::default(),
            table: self.reference(),
            values: vec![UpdateValue {
                column: COLUMN.into(),
                value: literal(to),
            }],
            from: Vec::new(),
            r#where: vec![self.is(from)],
            returning: Vec::new(),
        }))
    }

    /// Removes a version.
    pub fn delete(&self, version: &str) -> Statement {
        self.delete_where(vec![self.is(version)])
    }

    /// Removes all versions.
    pub fn delete_all(&self) -> Statement {
        self.delete_where(Vec::new())
    }

    fn delete_where(&self, conditions: Vec<Expression>) -> Statement {
        Statement::Delete(Box::new(Delete {
            ctes: Vec::new(),
            prefixes: Vec::new(),
            options: DialectOptions::default(),
            table: self.reference(),
            using: Vec::new(),
            r#where: conditions,
            returning: Vec::new(),
        }))
    }

    fn reference(&self) -> TableReference {
        TableReference {
            name: self.name.name.clone(),
            schema: self.name.schema.clone(),
            alias: None,
        }
    }

    fn column(&self) -> Expression {
        Expression::Column {
            name: COLUMN.into(),
            table: Some(Box::new(self.reference())),
            r#type: Some(SqlType::string(32)),
        }
    }

    fn is(&self, version: &str) -> Expression {
        Expression::Binary {
            operator: BinaryOperator::Equal,
            left: Box::new(self.column()),
            right: Box::new(literal(version)),
            escape: None,
            flags: None,
            r#type: None,
        }
    }
}

/// A version as a literal in any mode.
fn literal(version: &str) -> Expression {
    Expression::Bind(BindParameter {
        value: Some(Value::text(version)),
        r#type: Some(SqlType::string(32)),
        literal_execute: true,
        ..BindParameter::default()
    })
}
