//! A database of a real server, which schemas are made on.

use limbeck_dialect::batch::{CompiledBatch, compile_batch, needs_reflection};
use limbeck_dialect::{
    ComparisonServer, CompileContext, CompileMemory, CompiledStatement, Connection, Dialect,
    NormalizedTable, compile_operation,
};
use limbeck_diff::{CompareOptions, Comparisons, DesiredSchema, Difference, Everything, compare};
use limbeck_model::operation::{
    AlterTableBatch, CreateSchema, CreateType, ModifyTable, Operation, OperationItem, OperationList,
};
use limbeck_model::schema::{NamingConvention, SqlType, Table, TypeClass};
use limbeck_mysql::MysqlDialect;
use limbeck_postgresql::PostgresqlDialect;
use limbeck_sqlite::SqliteDialect;
use limbeck_testing::Database;

use crate::menu::Menu;

/// What went wrong: a statement with the server's words, or what can't be compiled.
pub(crate) type Failure = String;

pub(crate) struct Subject {
    pub(crate) menu: Menu,
    dialect: Box<dyn Dialect>,
    connection: Box<dyn Connection>,
    /// Kept for its end.
    _database: Database,
}

impl Subject {
    /// `None` for a database that was left out on request.
    pub(crate) fn new(name: &str) -> Option<Self> {
        let database = match name {
            "postgresql" => Database::postgresql()?,
            "mysql" => Database::mysql()?,
            _ => Database::sqlite(),
        };
        let connection = database.connect();
        let dialect: Box<dyn Dialect> = match name {
            "postgresql" => Box::new(PostgresqlDialect),
            "mysql" => {
                let (is_mariadb, version) = (connection.is_mariadb(), connection.server_version());
                Box::new(MysqlDialect::mysql().with_server(is_mariadb, version))
            }
            _ => Box::new(SqliteDialect),
        };
        let mut subject = Self {
            menu: Menu::of(name),
            dialect,
            connection,
            _database: database,
        };
        subject.prepare();
        Some(subject)
    }

    /// Creates what is there before any table.
    fn prepare(&mut self) {
        let schemas = self.menu.schemas.iter().map(|schema| {
            Operation::CreateSchema(CreateSchema {
                name: schema.as_str().into(),
                if_not_exists: false,
            })
        });
        let types = self.menu.named_types.iter().map(|r#type| {
            Operation::CreateType(CreateType {
                r#type: r#type.clone(),
                check_first: false,
                alone: false,
            })
        });
        let operations = schemas.chain(types).map(OperationItem::Operation).collect();
        self.apply(&OperationList(operations), &NamingConvention::default())
            .unwrap();
    }

    /// Removes what a failure left.
    pub(crate) fn clear(&mut self) {
        if self.connection.in_transaction() {
            self.connection.rollback().unwrap();
        }
        // Whatever refers to a table goes with the table, or in a later round.
        for _ in 0..10 {
            let tables = self.inspect().unwrap();
            for table in &tables {
                let drop = Operation::DropTable(limbeck_model::operation::DropTable {
                    table: table.qualified_name(),
                    if_exists: false,
                    dropped: None,
                });
                let _ = self.apply(
                    &OperationList(vec![OperationItem::Operation(drop)]),
                    &NamingConvention::default(),
                );
                if self.connection.in_transaction() {
                    self.connection.rollback().unwrap();
                }
            }
            if tables.is_empty() {
                return;
            }
        }
        panic!("tables are left");
    }

    /// The tables of all schemas.
    pub(crate) fn inspect(&mut self) -> Result<Vec<Table>, Failure> {
        let mut inspector = self.connection.inspector();
        let mut tables = inspector
            .tables(None, None)
            .map_err(|error| error.to_string())?;
        for schema in &self.menu.schemas {
            let found = inspector.tables(Some(schema), None);
            tables.extend(found.map_err(|error| error.to_string())?);
        }
        Ok(tables)
    }

    /// The tables as far as comparisons look at them.
    pub(crate) fn compared(&mut self) -> Result<Vec<Table>, Failure> {
        let mut tables = self.inspect()?;
        if !self.dialect.capabilities().alter_constraints {
            tables
                .iter_mut()
                .for_each(limbeck_sqlite::limit_to_reflection);
        }
        Ok(tables)
    }

    /// What leads from the database to the models.
    pub(crate) fn difference(
        &mut self,
        models: &[Table],
        convention: &NamingConvention,
    ) -> Result<Difference, Failure> {
        let desired = models.iter().map(|table| {
            let capabilities = self.dialect.capabilities();
            NormalizedTable::new(table, self.dialect.name(), capabilities, convention)
                .map(|normalized| normalized.desired())
        });
        let desired = desired
            .collect::<Result<_, _>>()
            .map_err(|error| error.to_string())?;
        let desired = DesiredSchema::new(vec![desired]).map_err(|error| error.to_string())?;
        let actual = self.inspect()?;
        let options = CompareOptions {
            compare_server_default: true,
            comparisons: Comparisons {
                checks: true,
                ..Comparisons::default()
            },
            default_schema: self.connection.default_schema().map(str::to_owned),
            ..CompareOptions::default()
        };
        let server = ComparisonServer::new(self.connection.as_mut());
        let mut comparison = self
            .dialect
            .comparison(server)
            .map_err(|error| error.to_string())?;
        compare(
            &desired,
            actual,
            comparison.as_mut(),
            &mut Everything,
            &options,
        )
        .map_err(|error| error.to_string())
    }

    /// Executes operations, in a transaction.
    pub(crate) fn apply(
        &mut self,
        operations: &OperationList,
        convention: &NamingConvention,
    ) -> Result<(), Failure> {
        let context = CompileContext {
            naming_convention: convention.clone(),
            ..CompileContext::live(
                self.connection.server_version(),
                self.connection.default_schema(),
            )
        };
        let mut memory = CompileMemory::default();
        for r#type in &self.menu.named_types {
            note(&mut memory, r#type);
        }
        self.connection.begin().map_err(|error| error.to_string())?;
        for item in &operations.0 {
            match item {
                OperationItem::Operation(operation) => {
                    self.operation(operation, &context, &mut memory)?;
                }
                OperationItem::ModifyTable(modify)
                    if !self.dialect.capabilities().alter_constraints =>
                {
                    self.batch(modify, &context, &mut memory)?;
                }
                OperationItem::ModifyTable(modify) => {
                    for operation in &modify.operations {
                        self.operation(operation, &context, &mut memory)?;
                    }
                }
            }
        }
        self.connection.commit().map_err(|error| error.to_string())
    }

    fn operation(
        &mut self,
        operation: &Operation,
        context: &CompileContext,
        memory: &mut CompileMemory,
    ) -> Result<(), Failure> {
        let compiled = compile_operation(self.dialect.as_ref(), operation, context, memory)
            .map_err(|error| format!("{error}\n{operation:#?}"))?;
        self.execute(&compiled.statements)
    }

    /// Changes a table as `op.batch_alter_table` does.
    fn batch(
        &mut self,
        modify: &ModifyTable,
        context: &CompileContext,
        memory: &mut CompileMemory,
    ) -> Result<(), Failure> {
        let batch = AlterTableBatch::new(modify.table.clone(), modify.operations.clone());
        let mut reflected = None;
        if needs_reflection(self.dialect.as_ref(), &batch) {
            let names = [batch.table.name.text.clone()];
            let tables = self.connection.inspector().tables(None, Some(&names));
            reflected = tables
                .map_err(|error| error.to_string())?
                .into_iter()
                .next();
        }
        let compiled = compile_batch(
            self.dialect.as_ref(),
            &batch,
            reflected.as_ref(),
            context,
            memory,
        )
        .map_err(|error| format!("{error}\n{batch:#?}"))?;
        match compiled {
            CompiledBatch::Alter(compiled) => self.execute(&compiled.statements),
            CompiledBatch::Recreate(recreation) => {
                let statements: Vec<_> = recreation.statements().cloned().collect();
                self.execute(&statements)
            }
        }
    }

    fn execute(&mut self, statements: &[CompiledStatement]) -> Result<(), Failure> {
        for statement in statements {
            self.connection
                .execute(&statement.sql)
                .map_err(|error| format!("{error}\n{}", statement.sql))?;
        }
        Ok(())
    }
}

fn note(memory: &mut CompileMemory, r#type: &SqlType) {
    let arguments = &r#type.arguments;
    let kind = match r#type.class {
        TypeClass::PostgresqlDomain => "domain",
        _ => "enum",
    };
    if let Some(name) = &arguments.name {
        memory.note_type(kind, arguments.schema.as_ref(), name);
    }
}
