//! What changes once something is known of the server, and the statements of the version table.

use indexmap::IndexMap;
use limbeck_dialect::{
    CompileContext, CompileMemory, Dialect, OfflinePrinter, ParameterStyle, VersionTable,
    compile_operation, compile_statement, compile_type,
};
use limbeck_model::expression::Statement;
use limbeck_model::operation::{CreateTable, DropTable, Operation};
use limbeck_model::schema::{
    Column, Computed, QualifiedName, ServerDefault, SqlType, Table, TypeClass,
};
use limbeck_model::{Name, expression::Expression};
use limbeck_mssql::MssqlDialect;
use limbeck_mysql::MysqlDialect;
use limbeck_oracle::OracleDialect;
use limbeck_postgresql::PostgresqlDialect;
use limbeck_sqlite::SqliteDialect;

fn offline() -> CompileContext {
    CompileContext::offline(true, ParameterStyle::Named)
}

fn operation(dialect: &dyn Dialect, operation: &Operation, context: &CompileContext) -> String {
    let mut memory = CompileMemory::default();
    match compile_operation(dialect, operation, context, &mut memory) {
        Ok(compiled) => compiled
            .statements
            .iter()
            .map(|statement| statement.sql.trim())
            .collect::<Vec<_>>()
            .join(";\n"),
        Err(error) => error.message,
    }
}

fn statement(dialect: &dyn Dialect, statement: &Statement) -> String {
    let compiled = compile_statement(dialect, statement, &offline(), &IndexMap::new());
    compiled.map_or_else(
        |error| error.message,
        |compiled| compiled.statements[0].sql.clone(),
    )
}

fn column(class: TypeClass) -> Operation {
    let mut table = Table::new("t");
    table.columns.push(Column::new("c", SqlType::new(class)));
    Operation::CreateTable(Box::new(CreateTable {
        table,
        if_not_exists: false,
        alone: false,
    }))
}

#[test]
fn the_version_table_is_alembics() {
    let table = VersionTable::default();
    let create = |dialect: &dyn Dialect| operation(dialect, &table.create(), &offline());
    assert_eq!(
        create(&PostgresqlDialect),
        "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT \
         alembic_version_pkc PRIMARY KEY (version_num)\n)"
    );
    assert_eq!(
        create(&OracleDialect),
        "CREATE TABLE alembic_version (\n\tversion_num VARCHAR2(32 CHAR) NOT NULL, \n\tCONSTRAINT \
         alembic_version_pkc PRIMARY KEY (version_num)\n)"
    );
    for (dialect, returning) in [
        (
            &PostgresqlDialect as &dyn Dialect,
            "INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING \
             alembic_version.version_num",
        ),
        (
            &SqliteDialect,
            "INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING version_num",
        ),
        (
            &MysqlDialect::mysql(),
            "INSERT INTO alembic_version (version_num) VALUES ('a1')",
        ),
        (
            &MysqlDialect::mariadb(),
            "INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING \
             alembic_version.version_num",
        ),
        (
            &MssqlDialect,
            "INSERT INTO alembic_version (version_num) OUTPUT inserted.version_num VALUES ('a1')",
        ),
        // Alembic's RETURNING … INTO :ret_0 is nothing that a script can run.
        (
            &OracleDialect,
            "INSERT INTO alembic_version (version_num) VALUES ('a1')",
        ),
    ] {
        assert_eq!(statement(dialect, &table.insert(dialect, "a1")), returning);
    }
    assert_eq!(
        statement(&PostgresqlDialect, &table.update("a1", "b2")),
        "UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1'"
    );
    assert_eq!(
        statement(&SqliteDialect, &table.delete("a1")),
        "DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1'"
    );
    assert_eq!(
        statement(&SqliteDialect, &table.delete_all()),
        "DELETE FROM alembic_version"
    );
    assert_eq!(
        statement(&MysqlDialect::mysql(), &table.select()),
        "SELECT alembic_version.version_num \nFROM alembic_version"
    );
}

#[test]
fn a_version_table_may_have_a_schema_and_no_key() {
    let table = VersionTable {
        name: QualifiedName {
            name: "versions".into(),
            schema: Some("Admin".into()),
        },
        primary_key: false,
    };
    assert_eq!(
        operation(&PostgresqlDialect, &table.create(), &offline()),
        "CREATE TABLE \"Admin\".versions (\n\tversion_num VARCHAR(32) NOT NULL\n)"
    );
    assert_eq!(
        statement(&PostgresqlDialect, &table.insert(&PostgresqlDialect, "x")),
        "INSERT INTO \"Admin\".versions (version_num) VALUES ('x')"
    );
    assert_eq!(
        statement(&PostgresqlDialect, &table.delete("x")),
        "DELETE FROM \"Admin\".versions WHERE \"Admin\".versions.version_num = 'x'"
    );
}

#[test]
fn sql_server_has_dates_since_2008_and_large_types_until_2012() {
    let types = [
        TypeClass::Date,
        TypeClass::Time,
        TypeClass::Text,
        TypeClass::UnicodeText,
        TypeClass::LargeBinary,
    ];
    let names = |context: &CompileContext| {
        types.map(|class| compile_type(&MssqlDialect, &SqlType::new(class), context).ok())
    };
    let list = |names: [&str; 5]| names.map(|name| Some(name.to_owned()));
    assert_eq!(
        names(&offline()),
        list(["DATETIME", "DATETIME", "TEXT", "NTEXT", "IMAGE"])
    );
    assert_eq!(
        names(&CompileContext::live(&[10, 0], None)),
        list(["DATE", "TIME", "TEXT", "NTEXT", "IMAGE"])
    );
    assert_eq!(
        names(&CompileContext::live(&[15], None)),
        list([
            "DATE",
            "TIME",
            "VARCHAR(max)",
            "NVARCHAR(max)",
            "VARBINARY(max)"
        ])
    );
}

#[test]
fn postgresql_has_virtual_columns_since_18() {
    let generated = |persisted| {
        let Operation::CreateTable(mut create) = column(TypeClass::Integer) else {
            unreachable!("column() creates a table");
        };
        create.table.columns[0].computed = Some(Computed {
            expression: Expression::text("a + 1"),
            persisted,
        });
        Operation::CreateTable(create)
    };
    let old = CompileContext::live(&[17], None);
    let new = CompileContext::live(&[18], None);
    let created = |clause: &str| format!("CREATE TABLE t (\n\tc INTEGER {clause}\n)");
    assert_eq!(
        operation(&PostgresqlDialect, &generated(None), &old),
        created("GENERATED ALWAYS AS (a + 1) STORED")
    );
    assert_eq!(
        operation(&PostgresqlDialect, &generated(None), &new),
        created("GENERATED ALWAYS AS (a + 1)")
    );
    assert!(
        operation(&PostgresqlDialect, &generated(Some(false)), &old)
            .contains("do not support 'virtual' persistence")
    );
}

#[test]
fn mysql_follows_the_server_behind_its_name() {
    let expression_default = |version: &[u32], is_mariadb| {
        let Operation::CreateTable(mut create) = column(TypeClass::Integer) else {
            unreachable!("column() creates a table");
        };
        create.table.columns[0].server_default = Some(ServerDefault::Expression {
            expression: Box::new(Expression::text("uuid()")),
        });
        let dialect = MysqlDialect::mysql().with_server(is_mariadb, version);
        operation(
            &dialect,
            &Operation::CreateTable(create),
            &CompileContext::live(version, None),
        )
    };
    assert!(expression_default(&[8, 0, 13], false).contains("DEFAULT (uuid())"));
    assert!(expression_default(&[8, 0, 12], false).contains("DEFAULT uuid()"));
    assert!(expression_default(&[10, 2, 1], true).contains("DEFAULT (uuid())"));
    let uuid = |dialect: &MysqlDialect| {
        compile_type(dialect, &SqlType::new(TypeClass::Uuid), &offline()).ok()
    };
    assert_eq!(uuid(&MysqlDialect::mysql()).as_deref(), Some("CHAR(32)"));
    let old = MysqlDialect::mariadb().with_server(true, &[10, 6]);
    assert_eq!(uuid(&old).as_deref(), Some("CHAR(32)"));
    let new = MysqlDialect::mysql().with_server(true, &[10, 7]);
    assert_eq!(uuid(&new).as_deref(), Some("UUID"));
    assert_eq!(new.name(), "mysql");
}

#[test]
fn schemas_are_translated() {
    let mut context = CompileContext::live(&[16], Some("public"));
    context
        .schema_translations
        .insert(None, Some("tenant".into()));
    context
        .schema_translations
        .insert(Some("shared".into()), Some("Common Things".into()));
    context.schema_translations.insert(Some("own".into()), None);
    let drop = |schema: Option<&str>| {
        let drop = Operation::DropTable(DropTable {
            table: QualifiedName {
                name: "t".into(),
                schema: schema.map(Name::new),
            },
            if_exists: false,
            dropped: None,
        });
        operation(&PostgresqlDialect, &drop, &context)
    };
    assert_eq!(drop(None), "DROP TABLE tenant.t");
    assert_eq!(drop(Some("shared")), "DROP TABLE \"Common Things\".t");
    assert_eq!(drop(Some("own")), "DROP TABLE public.t");
    assert_eq!(drop(Some("other")), "DROP TABLE other.t");
}

#[test]
fn types_are_created_once_in_a_run() {
    let mut table = Table::new("t");
    let mut mood = SqlType::new(TypeClass::Enum);
    mood.arguments.name = Some("mood".into());
    mood.arguments.labels = Some(vec!["ok".into()]);
    table.columns.push(Column::new("c", mood));
    let create = Operation::CreateTable(Box::new(CreateTable {
        table,
        if_not_exists: false,
        alone: false,
    }));
    let mut memory = CompileMemory::default();
    let mut count = || {
        compile_operation(&PostgresqlDialect, &create, &offline(), &mut memory)
            .map(|compiled| compiled.statements.len())
    };
    assert_eq!(count(), Ok(2));
    assert_eq!(count(), Ok(1));
}

#[test]
fn scripts_are_laid_out_as_alembic_does() {
    let printer = OfflinePrinter::new(&PostgresqlDialect, None);
    assert_eq!(printer.begin(), "BEGIN;\n\n");
    assert_eq!(printer.commit(), "COMMIT;\n\n");
    assert_eq!(
        printer.statement("\nCREATE TABLE t (\n\ta INTEGER\n)\n\n"),
        "CREATE TABLE t (\n    a INTEGER\n);\n\n"
    );
    let printer = OfflinePrinter::new(&MssqlDialect, None);
    assert_eq!(printer.begin(), "BEGIN TRANSACTION;\n\n");
    assert_eq!(printer.commit(), "COMMIT;\n\nGO\n\n");
    assert_eq!(printer.text("-- x"), "-- x\n\n");
    let printer = OfflinePrinter::new(&MssqlDialect, Some("BYE"));
    assert_eq!(printer.statement("SELECT 1"), "SELECT 1;\n\nBYE\n\n");
    let printer = OfflinePrinter::new(&MssqlDialect, Some(""));
    assert_eq!(printer.statement("SELECT 1"), "SELECT 1;\n\n");
    let printer = OfflinePrinter::new(&OracleDialect, None);
    assert_eq!(printer.begin(), "SET TRANSACTION READ WRITE\n\n/\n\n");
    assert_eq!(printer.statement("SELECT 1"), "SELECT 1\n\n/\n\n");
}
