//! Models compared with a database: what is said beside the file, and what is left behind when
//! something fails.

use limbeck_testing::Database;
use serde_json::Value as Json;

use crate::project::{Answer, Project};

const HEAD: &str = "import sqlalchemy as sa\n\nmetadata = sa.MetaData()\n";
const CUSTOMER: &str = "sa.Table('customer', metadata, sa.Column('id', sa.Integer, primary_key=True), \
                        sa.Column('name', sa.String(50)))\n";
const TEMPLATE: &str = "revision = ${repr(up_revision)}\ndown_revision = \
                        ${repr(down_revision)}\n\nfrom alembic import op\nimport sqlalchemy as \
                        sa\n${imports if imports else ''}\n\n\ndef upgrade():\n    ${upgrades if \
                        upgrades else 'pass'}\n\n\ndef downgrade():\n    ${downgrades if downgrades \
                        else 'pass'}\n";

impl Project {
    /// A project with these models, of which the database has none yet.
    pub(crate) fn with_models(database: Database, models: &str) -> Self {
        let project = Self::on(database);
        project.write("migrations/script.py.mako", TEMPLATE);
        let env = project
            .read("migrations/env.py")
            .replace(
                "context.configure(connection=connection)",
                "context.configure(connection=connection, target_metadata=metadata)",
            )
            .replace(
                "config = context.config",
                "from models import metadata\n\nconfig = context.config",
            );
        project.write("migrations/env.py", &env);
        project.models(models);
        project
    }

    pub(crate) fn models(&self, models: &str) {
        self.write("models.py", &format!("{HEAD}{models}"));
    }

    /// Writes a revision from the models and applies it.
    pub(crate) fn apply(&self, id: &str) {
        let words = ["revision", "--autogenerate", "-m", "x", "--rev-id", id];
        self.succeed(&words);
        self.succeed(&["upgrade", "head"]);
    }

    /// The names of the revision files.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path("migrations/versions")).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name != "__pycache__").collect()
    }

    /// Both commands fail in the same way and write nothing.
    pub(crate) fn refused(&self) -> Answer {
        let check = self.run(&["check"]);
        let revision = self.run(&["revision", "--autogenerate", "-m", "x"]);
        assert_eq!(check.code, revision.code, "{check:#?} {revision:#?}");
        assert_eq!(self.files(), Vec::<String>::new());
        revision
    }
}

pub(crate) fn document(answer: &Answer) -> Json {
    serde_json::from_str(&answer.stdout).unwrap_or_else(|error| panic!("{error}: {answer:#?}"))
}

#[test]
fn a_document_lists_the_differences() {
    let project = Project::with_models(Database::sqlite(), CUSTOMER);
    let answer = project.run(&["check", "--json"]);
    assert_eq!(answer.code, 255, "{answer:#?}");
    let found = document(&answer);
    assert_eq!(found["up_to_date"], false);
    let operation = &found["databases"][0]["operations"][0];
    assert_eq!(operation["operation"], "create_table", "{found:#}");
    assert_eq!(operation["table"]["name"], "customer");
    project.apply("a1");
    let answer = project.succeed(&["check", "--json"]);
    assert_eq!(document(&answer)["up_to_date"], true);
    assert_eq!(
        project.succeed(&["check"]).stdout,
        "No new upgrade operations detected.\n"
    );
}

#[test]
fn what_looks_like_a_rename_is_pointed_out_and_done_when_asked() {
    let project = Project::with_models(Database::sqlite(), CUSTOMER);
    project.apply("a1");
    let mut connection = project.database().connect();
    let insert = "INSERT INTO customer (id, name) VALUES (1, 'Ann')";
    connection.execute(insert).unwrap();
    drop(connection);
    project.models(&CUSTOMER.replace("'name'", "'title'"));
    let answer = project.run(&["check"]);
    assert_eq!(answer.code, 255, "{answer:#?}");
    assert!(
        answer.stderr.contains(
            "A rename? the column customer.name is dropped and title added, which loses the data. \
             If it is a rename, write\n    op.alter_column('customer', 'name', \
             new_column_name='title')\n  instead, or run this again with --rename \
             customer.name:title\n"
        ),
        "{answer:#?}"
    );
    let renames = &document(&project.run(&["check", "--json"]))["databases"][0]["renames"];
    assert_eq!(renames[0]["request"], "customer.name:title", "{renames:#}");
    let words = ["revision", "--autogenerate", "-m", "x", "--rev-id", "a2"];
    project.succeed(&[&words[..], &["--rename", "customer.name:title"]].concat());
    let text = project.read("migrations/versions/a2_x.py");
    assert!(text.contains("new_column_name='title'"), "{text}");
    assert!(text.contains("new_column_name='name'"), "{text}");
    assert!(!text.contains("add_column"), "{text}");
    project.succeed(&["upgrade", "head"]);
    assert_eq!(project.column("SELECT title FROM customer"), ["Ann"]);
    project.succeed(&["check"]);
}

#[test]
fn a_table_is_renamed_with_a_column() {
    let project = Project::with_models(Database::sqlite(), CUSTOMER);
    project.apply("a1");
    let renamed = CUSTOMER
        .replace("'customer'", "'client'")
        .replace("'name'", "'title'");
    project.models(&renamed);
    let renames = [
        "--rename",
        "customer:client",
        "--rename",
        "customer.name:title",
    ];
    let words = ["revision", "--autogenerate", "-m", "x", "--rev-id", "a2"];
    project.succeed(&[&words[..], &renames].concat());
    project.succeed(&["upgrade", "head"]);
    assert_eq!(project.tables(), ["client"]);
    project.succeed(&["check"]);
    project.succeed(&["downgrade", "a1"]);
    assert_eq!(project.tables(), ["customer"]);
}

#[test]
fn a_rename_of_what_is_not_there_is_refused() {
    let project = Project::with_models(Database::sqlite(), CUSTOMER);
    let words = ["revision", "--autogenerate", "--rename", "nothing.a:b"];
    let answer = project.run(&words);
    assert_eq!(answer.code, 255, "{answer:#?}");
    assert_eq!(
        answer.stdout,
        "FAILED: can't rename nothing.a:b: the database has neither a table nor a column nothing.a\n"
    );
    assert_eq!(project.files(), Vec::<String>::new());
}

#[test]
fn not_null_is_pointed_out_where_there_are_rows() {
    for database in [
        Some(Database::sqlite()),
        Database::postgresql(),
        Database::mysql(),
    ] {
        let Some(database) = database else {
            continue;
        };
        let project = Project::with_models(database, CUSTOMER);
        project.apply("a1");
        project.models(&CUSTOMER.replace(
            "sa.String(50))",
            "sa.String(50)), sa.Column('age', sa.Integer, nullable=False)",
        ));
        let hint = "Can fail: the column customer.age is added with NOT NULL";
        let answer = project.run(&["check"]);
        assert!(!answer.stderr.contains(hint), "{answer:#?}");
        let mut connection = project.database().connect();
        let insert = "INSERT INTO customer (id, name) VALUES (1, 'Ann')";
        connection.execute(insert).unwrap();
        drop(connection);
        let answer = project.run(&["check"]);
        assert!(answer.stderr.contains(hint), "{answer:#?}");
    }
}

#[test]
fn what_is_not_compared_is_listed() {
    let project = Project::with_models(Database::sqlite(), CUSTOMER);
    project.apply("a1");
    project.models(&CUSTOMER.replace(
        "sa.String(50)",
        "sa.String(50), primary_key=True, nullable=True",
    ));
    let answer = project.succeed(&["check"]);
    assert!(
        answer
            .stderr
            .contains("Not compared: primary key of customer: a change of the primary key"),
        "{answer:#?}"
    );
    let found = document(&project.succeed(&["check", "--json"]));
    let item = &found["databases"][0]["not_compared"][0];
    assert_eq!(item["subject"], "primary key", "{found:#}");
}

#[test]
fn an_error_in_a_model_file_is_shown_where_it_is() {
    let project = Project::with_models(
        Database::sqlite(),
        "sa.Table('a', metadata, sa.Kolumn('b'))\n",
    );
    let answer = project.refused();
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(
        answer.stderr.contains("/models.py\", line 4"),
        "{answer:#?}"
    );
    assert!(answer.stderr.contains("AttributeError"), "{answer:#?}");
}

#[test]
fn a_package_that_is_missing_is_named_where_it_matters() {
    let base = "from sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n    \
                metadata = metadata\n\n\n";
    let class = "    __tablename__ = 'a'\n    id = sa.Column(sa.Integer, primary_key=True)\n";
    let models = [
        "sa.Table('a', metadata, sa.Column('id', X()))\n".to_owned(),
        "sa.Table('a', metadata, sa.Column('id', X(), primary_key=True))\n".to_owned(),
        "sa.Table('a', metadata, sa.Column('id', sa.Integer, server_default=X))\n".to_owned(),
        "sa.Table('a', metadata, sa.Column('id', sa.String(X)))\n".to_owned(),
        "sa.Table(X, metadata, sa.Column('id', sa.Integer))\n".to_owned(),
        "metadata = X\n".to_owned(),
        // Columns of the missing base would be taken for removed ones.
        format!("class A(X):\n{class}"),
        "class A(X):\n    id = sa.Column(sa.Integer, primary_key=True)\n".to_owned(),
        format!("{base}class A(X, Base):\n{class}"),
        format!("{base}class A(Base, X):\n{class}"),
        "from sqlmodel import Field, SQLModel\n\n\nclass A(X, SQLModel, table=True):\n    id: int = \
         Field(primary_key=True)\n\n\nmetadata = SQLModel.metadata\n"
            .to_owned(),
    ];
    for models in models {
        let models = format!("from shop_types import X\n{models}");
        let project = Project::with_models(Database::sqlite(), &models);
        let answer = project.refused();
        assert_eq!(answer.code, 1, "{models}{answer:#?}");
        let missing = "the package 'shop_types' is not available (imported at /project/models.py, \
                       line 4)";
        assert!(answer.stderr.contains(missing), "{models}{answer:#?}");
        assert!(answer.stderr.contains("help: only modules of the project"));
        // What compares nothing goes on, unless it can't know how constraints are named.
        if !models.ends_with("metadata = X\n") {
            project.succeed(&["current"]);
        }
    }
}

#[test]
fn a_base_of_models_that_is_not_supported_is_refused() {
    let models = "from sqlalchemy.ext.declarative import DeferredReflection\n\
                  from sqlalchemy.orm import DeclarativeBase\n\n\n\
                  class Base(DeclarativeBase):\n    metadata = metadata\n\n\n\
                  class Customer(DeferredReflection, Base):\n    __tablename__ = 'customer'\n";
    let project = Project::with_models(Database::sqlite(), models);
    let answer = project.refused();
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(
        answer
            .stderr
            .contains("DeferredReflection is not supported as a base of mapped classes"),
        "{answer:#?}"
    );
    assert!(
        answer.stderr.contains("/models.py\", line 1"),
        "{answer:#?}"
    );
}

#[test]
fn tables_of_the_same_name_are_refused() {
    let project = Project::with_models(Database::sqlite(), &CUSTOMER.repeat(2));
    let answer = project.refused();
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(
        answer
            .stderr
            .contains("Table 'customer' is already defined for this MetaData instance"),
        "{answer:#?}"
    );
}

#[test]
fn a_reference_to_nothing_is_refused() {
    let models = "sa.Table('a', metadata, sa.Column('b', sa.ForeignKey('c.id')))\n";
    let project = Project::with_models(Database::sqlite(), models);
    let answer = project.refused();
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(
        answer
            .stderr
            .contains("could not find table 'c' with which to generate a foreign key"),
        "{answer:#?}"
    );
}

#[test]
fn a_type_that_the_database_has_not_is_named() {
    let models = "from sqlalchemy.dialects import postgresql\nsa.Table('a', metadata, \
                  sa.Column('id', sa.Integer), sa.Column('b', postgresql.TSVECTOR))\n";
    let project = Project::with_models(
        Database::sqlite(),
        &models.replace("postgresql.TSVECTOR", "sa.Integer"),
    );
    project.apply("a1");
    project.models(models);
    let answer = project.run(&["revision", "--autogenerate", "-m", "x"]);
    assert_ne!(answer.code, 0, "{answer:#?}");
    assert!(answer.stderr.contains("TSVECTOR"), "{answer:#?}");
    assert_eq!(project.files(), ["a1_x.py"]);
}

#[test]
fn without_models_there_is_nothing_to_compare() {
    let project = Project::sqlite();
    let answer = project.refused();
    assert_eq!(answer.code, 255, "{answer:#?}");
    assert!(
        answer.stdout.contains(
            "Can't proceed with --autogenerate option; environment script \
             /project/migrations/env.py does not provide a MetaData object"
        ),
        "{answer:#?}"
    );
}

#[test]
fn a_database_behind_the_scripts_is_refused() {
    let project = Project::with_models(Database::sqlite(), CUSTOMER);
    project.revision("a1", None, &[], &[]);
    for words in [&["check"][..], &["revision", "--autogenerate"]] {
        let answer = project.run(words);
        assert_eq!(answer.code, 255, "{answer:#?}");
        assert_eq!(
            answer.stdout,
            "FAILED: Target database is not up to date.\n"
        );
    }
    assert_eq!(project.files(), ["a1.py"]);
}

#[test]
fn a_template_that_fails_leaves_no_file() {
    let project = Project::with_models(Database::sqlite(), CUSTOMER);
    project.write("migrations/script.py.mako", "${1 / 0}\n");
    let answer = project.run(&["revision", "--autogenerate", "-m", "x"]);
    assert_eq!(answer.code, 255, "{answer:#?}");
    assert!(answer.stdout.contains("ZeroDivisionError"), "{answer:#?}");
    assert_eq!(project.files(), Vec::<String>::new());
}
