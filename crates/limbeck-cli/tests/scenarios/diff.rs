//! What differs: from the models, or between two databases.

use limbeck_testing::Database;

use crate::autogenerate::document;
use crate::project::Project;

const MODELS: &str = "sa.Table('customer', metadata, sa.Column('id', sa.Integer, primary_key=True), \
                      sa.Column('name', sa.String(50), nullable=False))\n";

const BEFORE: &str = "CREATE TABLE shop (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20), old INTEGER); \
                      CREATE TABLE gone (id INTEGER NOT NULL PRIMARY KEY)";
const AFTER: &str = "CREATE TABLE shop (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(30) DEFAULT 'it''s' \
                     NOT NULL); \
                     CREATE TABLE sale (id INTEGER NOT NULL PRIMARY KEY, shop_id INTEGER, \
                     CONSTRAINT fk_shop FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE); \
                     CREATE UNIQUE INDEX ix_name ON shop (name)";

#[test]
fn models_and_database() {
    let project = Project::with_models(Database::sqlite(), MODELS);
    let url = project.database().url_text();
    let shown = project.succeed(&["diff"]).stdout;
    assert_eq!(
        shown,
        format!(
            "What {url} needs to become like the models:\n\n+ table customer\n    + column id \
             Integer() NOT NULL\n    + column name String(length=50) NOT NULL\n    + primary key \
             (id)\n"
        )
    );
    assert_eq!(project.tables(), Vec::<String>::new(), "nothing is changed");
    let answer = project.succeed(&["diff", "--json"]);
    let found = &document(&answer)["databases"][0];
    assert_eq!(found["tables"][0]["fate"], "added", "{found:#}");
    assert_eq!(found["operations"][0]["operation"], "create_table");
    assert!(found.get("statements").is_none(), "{found:#}");

    let sql = project.succeed(&["diff", "--sql"]).stdout;
    project.database().connect().execute(&sql).unwrap();
    assert_eq!(
        project.succeed(&["diff"]).stdout,
        format!("{url} does not differ from the models.\n")
    );
}

#[test]
fn a_database_behind_the_scripts_is_compared_too() {
    let project = Project::with_models(Database::sqlite(), MODELS);
    let words = ["revision", "--autogenerate", "-m", "x", "--rev-id", "a1"];
    project.succeed(&words);
    assert_eq!(project.run(&["check"]).code, 255);
    assert!(
        project
            .succeed(&["diff"])
            .stdout
            .contains("+ table customer")
    );
}

#[test]
fn models_that_are_not_all_there_are_not_compared() {
    let broken = format!("import nowhere\n{MODELS}value = str(nowhere.value)\n");
    let project = Project::with_models(Database::sqlite(), &broken);
    let (check, diff) = (project.run(&["check"]), project.run(&["diff"]));
    assert_ne!(check.code, 0, "{check:#?}");
    assert_eq!((diff.code, diff.stdout), (check.code, check.stdout));
    assert_eq!(diff.stderr, check.stderr);
    assert!(diff.stderr.contains("nowhere"), "{}", diff.stderr);
}

fn two_databases(before: &Database, after: &Database) {
    let project = Project::empty();
    before.connect().execute(BEFORE).unwrap();
    after.connect().execute(AFTER).unwrap();
    let (from, to) = (before.url_text(), after.url_text());
    let words = ["diff", "--from", &from, "--to", &to];
    let shown = project.succeed(&words).stdout;
    for line in [
        "+ table sale\n",
        "- table gone\n",
        "~ table shop\n",
        "    - column old ",
        "NULL to NOT NULL, default none to ",
        "    + unique index ix_name (name)\n",
        "    + foreign key fk_shop (shop_id) to shop (id) ON DELETE CASCADE\n",
    ] {
        assert!(shown.contains(line), "{line:?} in {shown}");
    }
    let sql = project.succeed(&[&words[..], &["--sql"]].concat()).stdout;
    before.connect().execute(&sql).unwrap();
    let shown = project.succeed(&words).stdout;
    assert!(shown.contains(" does not differ from "), "{shown}\n{sql}");
    let back = ["diff", "--from", &to, "--to", &from, "--json"];
    let found = document(&project.succeed(&back));
    assert_eq!(found["databases"][0]["tables"], serde_json::json!([]));
}

#[test]
fn two_sqlite_databases() {
    two_databases(&Database::sqlite(), &Database::sqlite());
}

#[test]
fn two_postgresql_databases() {
    if let (Some(before), Some(after)) = (Database::postgresql(), Database::postgresql()) {
        two_databases(&before, &after);
    }
}

#[test]
fn two_mysql_databases() {
    if let (Some(before), Some(after)) = (Database::mysql(), Database::mysql()) {
        two_databases(&before, &after);
    }
}

#[test]
fn what_differs_in_a_schema_is_found_when_asked() {
    let (Some(before), Some(after)) = (Database::postgresql(), Database::postgresql()) else {
        return;
    };
    before.connect().execute("CREATE SCHEMA s").unwrap();
    let script = "CREATE SCHEMA s; CREATE TYPE s.mood AS ENUM ('ok', 'sad'); \
                  CREATE TABLE s.t (id SERIAL PRIMARY KEY, m s.mood DEFAULT 'ok'); \
                  CREATE TABLE p (id INTEGER) PARTITION BY LIST (id); \
                  CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)";
    after.connect().execute(script).unwrap();
    let project = Project::empty();
    let (from, to) = (before.url_text(), after.url_text());
    let words = ["diff", "--from", &from, "--to", &to];
    let shown = project.succeed(&words).stdout;
    assert!(
        shown.contains("+ table p\n") && !shown.contains("p1"),
        "{shown}"
    );
    assert!(!shown.contains("s.t"), "{shown}");
    let refer = "CREATE TABLE r (t_id INTEGER REFERENCES s.t (id))";
    after.connect().execute(refer).unwrap();
    let answer = project.run(&words);
    assert_eq!(answer.code, 255, "{answer:#?}");
    assert!(
        answer
            .stdout
            .starts_with("FAILED: Foreign key associated with column 'r.t_id' could")
    );
    assert!(answer.stderr.contains("--include-schemas"), "{answer:#?}");
    let words = [&words[..], &["--include-schemas"]].concat();
    assert!(project.succeed(&words).stdout.contains("+ table s.t\n"));
    let sql = project.succeed(&[&words[..], &["--sql"]].concat()).stdout;
    assert!(sql.contains("CREATE TYPE s.mood"), "{sql}");
    before.connect().execute(&sql).unwrap();
    let shown = project.succeed(&words).stdout;
    assert!(shown.contains(" does not differ from "), "{shown}");
}

#[test]
fn what_looks_like_a_rename_is_done_when_asked() {
    let (before, after) = (Database::sqlite(), Database::sqlite());
    before
        .connect()
        .execute("CREATE TABLE t (id INTEGER, a TEXT)")
        .unwrap();
    after
        .connect()
        .execute("CREATE TABLE t (id INTEGER, b TEXT)")
        .unwrap();
    let project = Project::empty();
    let (from, to) = (before.url_text(), after.url_text());
    let words = ["diff", "--from", &from, "--to", &to];
    let answer = project.succeed(&words);
    assert!(answer.stderr.contains("--rename t.a:b"), "{answer:#?}");
    let shown = project
        .succeed(&[&words[..], &["--rename", "t.a:b"]].concat())
        .stdout;
    assert!(shown.contains("~ column a: name to b"), "{shown}");
}

#[test]
fn refusals_name_what_is_wrong() {
    let project = Project::empty();
    let here = Database::sqlite();
    let url = here.url_text();
    for (words, expected) in [
        (
            &["diff", "--from", &url][..],
            "FAILED: --from and --to go together: they name the two databases to compare\n",
        ),
        (
            &["diff", "--from", &url, "--to", "bogus://x"],
            "FAILED: Can't load plugin: sqlalchemy.dialects:bogus\n",
        ),
        (
            &["diff", "--from", "oracle://a/b", "--to", &url],
            "FAILED: oracle databases can't be connected to by this program; --sql writes the \
             statements\n",
        ),
    ] {
        let answer = project.run(words);
        assert_eq!((answer.code, answer.stdout.as_str()), (255, expected));
    }
}
