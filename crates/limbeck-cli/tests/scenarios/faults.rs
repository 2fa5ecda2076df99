//! What is left behind when a migration fails.

use limbeck_testing::Database;

use crate::project::Project;

/// A project whose second revision raises after it has created a table and inserted a row.
fn half_way(project: &Project) {
    project.revision(
        "a1",
        None,
        &["op.create_table('one', sa.Column('id', sa.Integer))"],
        &["op.drop_table('one')"],
    );
    project.revision(
        "a2",
        Some("a1"),
        &[
            "op.create_table('two', sa.Column('id', sa.Integer))",
            "op.execute('INSERT INTO two (id) VALUES (1)')",
            "raise ValueError('half way')",
        ],
        &[],
    );
}

#[test]
fn sql_of_a_failed_step_is_not_complete() {
    let project = Project::sqlite();
    half_way(&project);
    let answer = project.run(&["upgrade", "head", "--sql"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(answer.stdout.contains("CREATE TABLE two"), "{answer:#?}");
    assert!(
        answer
            .stderr
            .ends_with("Step upgrade a1 -> a2 failed; its SQL is not complete\n"),
        "{answer:#?}"
    );
}

#[test]
fn sqlite_keeps_the_steps_before_the_failed_one() {
    let project = Project::sqlite();
    half_way(&project);
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert_eq!(project.versions(), ["a1"]);
    assert_eq!(project.tables(), ["one"]);
    assert!(
        answer.stderr.contains("ValueError: half way"),
        "{answer:#?}"
    );
    assert!(
        answer
            .stderr
            .contains("migrations/versions/a2.py\", line 12"),
        "{answer:#?}"
    );
    assert!(
        answer
            .stderr
            .contains("Step upgrade a1 -> a2 failed and was rolled back\n1 earlier step stays"),
        "{answer:#?}"
    );
}

#[test]
fn postgresql_rolls_the_whole_run_back() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let project = Project::on(database);
    half_way(&project);
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(project.tables().is_empty());
    assert!(
        !project
            .database()
            .connect()
            .inspector()
            .has_table(&table("alembic_version"))
            .unwrap()
    );
    assert!(
        answer
            .stderr
            .contains("1 earlier step was rolled back with it"),
        "{answer:#?}"
    );
}

#[test]
fn postgresql_keeps_earlier_steps_with_a_transaction_each() {
    let Some(database) = Database::postgresql() else {
        return;
    };
    let project = Project::on(database);
    half_way(&project);
    let env = project.read("migrations/env.py").replace(
        "context.configure(connection=connection)",
        "context.configure(connection=connection, transaction_per_migration=True)",
    );
    project.write("migrations/env.py", &env);
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert_eq!(project.versions(), ["a1"]);
    assert_eq!(project.tables(), ["one"]);
}

#[test]
fn mysql_says_which_statements_stay() {
    let Some(database) = Database::mysql() else {
        return;
    };
    let project = Project::on(database);
    half_way(&project);
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert_eq!(project.versions(), ["a1"]);
    assert_eq!(project.tables(), ["one", "two"]);
    assert!(project.column("SELECT id FROM two").is_empty());
    assert!(
        answer.stderr.contains("failed in part; what it did stays"),
        "{answer:#?}"
    );
    assert!(
        answer
            .stderr
            .contains("stays: CREATE TABLE two ( id INTEGER )"),
        "{answer:#?}"
    );
    assert!(!answer.stderr.contains("stays: INSERT"), "{answer:#?}");
}

#[test]
fn a_missing_function_is_found_before_anything_runs() {
    let project = Project::sqlite();
    project.revision(
        "a1",
        None,
        &["op.execute('CREATE TABLE one (id INTEGER)')"],
        &[],
    );
    project.write(
        "migrations/versions/a2.py",
        "revision = 'a2'\ndown_revision = 'a1'\n",
    );
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(answer.stderr.contains("AttributeError"), "{answer:#?}");
    assert!(project.tables().is_empty());
}

#[test]
fn a_row_that_no_script_has_is_refused_until_it_is_purged() {
    let project = Project::sqlite();
    project.revision("a1", None, &[], &[]);
    project.succeed(&["stamp", "a1"]);
    let update = "UPDATE alembic_version SET version_num = 'gone'";
    project.database().connect().execute(update).unwrap();
    for words in [
        &["current"][..],
        &["upgrade", "head"],
        &["downgrade", "base"],
        &["stamp", "a1"],
    ] {
        let answer = project.run(words);
        assert_eq!(answer.code, 255, "{answer:#?}");
        let refusal = "Can't locate revision identified by 'gone'";
        assert_eq!(answer.stdout, format!("FAILED: {refusal}\n"), "{words:?}");
        assert!(
            answer
                .stderr
                .contains(&format!("ERROR [alembic.util.messaging] {refusal}\n")),
            "{answer:#?}"
        );
    }
    project.succeed(&["stamp", "--purge", "a1"]);
    assert_eq!(project.versions(), ["a1"]);
}

#[test]
fn a_version_row_that_is_there_twice_is_refused() {
    let project = Project::sqlite();
    project.revision("a1", None, &[], &[]);
    project.revision("a2", Some("a1"), &[], &[]);
    let mut connection = project.database().connect();
    connection
        .execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        .unwrap();
    connection
        .execute("INSERT INTO alembic_version VALUES ('a1'), ('a1')")
        .unwrap();
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 255, "{answer:#?}");
    assert_eq!(
        answer.stdout,
        "FAILED: Online migration expected to match one row when updating 'a1' to 'a2' in \
         'alembic_version'; 2 found\n"
    );
    assert_eq!(project.versions(), ["a1", "a1"]);
}

#[test]
fn current_creates_nothing() {
    let project = Project::sqlite();
    project.revision("a1", None, &[], &[]);
    assert_eq!(project.succeed(&["current"]).stdout, "");
    assert!(
        !project
            .database()
            .connect()
            .inspector()
            .has_table(&table("alembic_version"))
            .unwrap()
    );
}

#[test]
fn a_database_that_is_none_is_named() {
    let project = Project::sqlite();
    project.revision("a1", None, &[], &[]);
    let path = project.database().url().database.clone().unwrap();
    std::fs::write(
        &path,
        "this is no database, but it is long enough to look like one ".repeat(20),
    )
    .unwrap();
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(
        answer.stderr.contains("is no SQLite database"),
        "{answer:#?}"
    );
}

#[test]
fn scripts_choose_their_exit_code() {
    let project = Project::sqlite();
    for (status, code, stderr) in [("3", 3, ""), ("0", 0, ""), ("'enough'", 1, "enough\n")] {
        project.write(
            "migrations/env.py",
            &format!("import sys\nsys.exit({status})\n"),
        );
        let answer = project.run(&["upgrade", "head"]);
        assert_eq!(
            (answer.code, answer.stderr.as_str()),
            (code, stderr),
            "{status}"
        );
    }
}

#[test]
fn a_password_is_never_shown() {
    let project = Project::sqlite();
    project.revision("a1", None, &[], &[]);
    let ini = project.read("alembic.ini");
    let url = project.database().url_text();
    project.write(
        "alembic.ini",
        &ini.replace(&url, "postgresql://somebody:hunter2@127.0.0.1:1/nothing"),
    );
    let answer = project.run(&["--raiseerr", "upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(!format!("{answer:?}").contains("hunter2"), "{answer:#?}");
}

fn table(name: &str) -> limbeck_model::schema::QualifiedName {
    limbeck_model::schema::QualifiedName::new(name)
}
