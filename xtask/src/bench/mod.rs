//! `cargo xtask bench`: Limbeck and Alembic in turn, in one run, on generated projects.

mod compile;
mod inspect;
mod measure;
mod models;
mod project;
mod report;

use std::io;
use std::path::{Path, PathBuf};

use limbeck_testing::alembic;

use crate::workspace::{cargo, check, root, target};
use measure::{Command, measure};
use project::Project;
use report::{Report, Row};

/// How much is measured.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Counted runs of each command
    #[arg(long, default_value_t = 7)]
    runs: usize,
    /// Measures only rows whose titles contain this text
    filter: Option<String>,
}

/// Sizes of the projects on which commands that read only scripts are measured.
const SIZES: [usize; 4] = [1, 100, 1_000, 5_000];
/// Tables of the projects whose models are compared with a database.
const COMPARED: [usize; 3] = [100, 500, 2_000];
/// Revisions of the project that is upgraded from nothing.
const UPGRADED: usize = 300;

/// The tools and databases of a run.
struct Bench {
    alembic: PathBuf,
    limbeck: PathBuf,
    python: PathBuf,
    folder: PathBuf,
    runs: usize,
    filter: Option<String>,
    report: Report,
    /// Lines of the table of inspections.
    inspections: Vec<String>,
}

/// Builds the release binary, measures everything, and prints a table.
pub(crate) fn run(arguments: &Arguments) -> io::Result<()> {
    check(cargo().args(["build", "--release", "--locked", "-p", "limbeck-cli"]))?;
    let python = alembic::prepare_environment(
        &target().join("alembic"),
        &root().join("tests/requirements.txt"),
    )?;
    let servers = limbeck_testing::server::Servers::start(&[String::from("mysql")])?;
    let folder = target().join("bench");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let mut bench = Bench {
        alembic: python.with_file_name("alembic"),
        limbeck: target().join("release/limbeck"),
        python,
        folder,
        runs: arguments.runs,
        filter: arguments.filter.clone(),
        report: Report::default(),
        inspections: Vec::new(),
    };
    for size in SIZES {
        bench.scripts(size)?;
    }
    bench.sqlite()?;
    bench.postgresql(&servers.variables())?;
    bench.report.print();
    inspect::print(&bench.inspections);
    compile::run(arguments.filter.as_deref())
}

/// What a filter has to match for the inspection of a database by itself.
fn inspection(tables: usize, database: &str) -> String {
    format!("inspection of {tables} tables, {database}")
}

impl Bench {
    /// `heads` and `history`, which read scripts only.
    fn scripts(&mut self, size: usize) -> io::Result<()> {
        let project = Project::generate(&self.folder.join(format!("scripts-{size}")), size, None)?;
        for command in ["heads", "history"] {
            self.pair(
                &format!("`{command}`, {size} revisions"),
                &project,
                &[command],
                &[],
            )?;
        }
        Ok(())
    }

    /// Commands on an SQLite file, and the whole upgrade beside the `sqlite3` client.
    fn sqlite(&mut self) -> io::Result<()> {
        let folder = self.folder.join("sqlite");
        let database = folder.join("bench.db");
        let url = format!("sqlite:///{}", database.display());
        let project = Project::generate(&folder, UPGRADED, Some(&url))?;
        let remove = vec![
            "rm".to_owned(),
            "-f".to_owned(),
            database.display().to_string(),
        ];
        self.upgrade("SQLite", &project, &[remove], |script| {
            Command::new("sqlite3")
                .argument(database.display())
                .input(script)
        })?;
        self.pair("`current`, SQLite", &project, &["current"], &[])?;
        self.pair(
            "no-op `upgrade head`, SQLite",
            &project,
            &["upgrade", "head"],
            &[],
        )?;
        for tables in COMPARED {
            let folder = self.folder.join(format!("models-sqlite-{tables}"));
            let database = folder.join("bench.db");
            let url = format!("sqlite:///{}", database.display());
            let database = database.display().to_string();
            let remove = vec!["rm".into(), "-f".into(), database.clone()];
            let client = ["sqlite3".into(), database];
            self.comparison("SQLite", &folder, tables, &url, &[remove], &client)?;
        }
        Ok(())
    }

    /// Models compared with an empty database, and with one that agrees with them. Answers whether
    /// there is the latter.
    fn comparison(
        &mut self,
        database: &str,
        folder: &Path,
        tables: usize,
        url: &str,
        empty: &[Vec<String>],
        client: &[String],
    ) -> io::Result<bool> {
        let titles = [
            format!("`revision --autogenerate` of {tables} tables, {database}"),
            format!("`check` of {tables} tables that agree, {database}"),
            inspection(tables, database),
        ];
        if !titles.iter().any(|title| self.is_measured(title)) {
            return Ok(false);
        }
        let project = models::project(folder, tables, url)?;
        let revision = ["revision", "--autogenerate", "--rev-id", "a1"];
        let remove = folder.join("versions/a1_.py").display().to_string();
        let mut before = empty.to_vec();
        before.push(vec!["rm".into(), "-f".into(), remove]);
        self.pair(&titles[0], &project, &revision, &before)?;
        run_all(&before)?;
        let mut limbeck = std::process::Command::new(&self.limbeck);
        check(limbeck.args(revision).current_dir(folder))?;
        // The command has made the version table, which the script makes too.
        run_all(empty)?;
        self.apply(folder, client)?;
        self.pair(&titles[1], &project, &["check"], &[])?;
        Ok(true)
    }

    /// Applies the revisions of a project statement by statement: thousands of tables in one
    /// transaction are more than a server has locks for.
    fn apply(&self, folder: &Path, client: &[String]) -> io::Result<()> {
        let output = std::process::Command::new(&self.limbeck)
            .args(["upgrade", "head", "--sql"])
            .current_dir(folder)
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let statements: Vec<&str> = text
            .lines()
            .filter(|line| !matches!(*line, "BEGIN;" | "COMMIT;"))
            .collect();
        let script = folder.join("apply.sql");
        std::fs::write(&script, statements.join("\n"))?;
        let Some((program, arguments)) = client.split_first() else {
            return Ok(());
        };
        check(
            std::process::Command::new(program)
                .args(arguments)
                .stdin(std::fs::File::open(script)?),
        )
    }

    fn is_measured(&self, title: &str) -> bool {
        self.filter
            .as_ref()
            .is_none_or(|filter| title.contains(filter.as_str()))
    }

    /// The same on PostgreSQL, beside `psql`.
    fn postgresql(&mut self, variables: &[(String, String)]) -> io::Result<()> {
        let Some((_, server)) = variables
            .iter()
            .find(|(name, _)| name.contains("POSTGRESQL"))
        else {
            return Err(io::Error::other("no PostgreSQL server"));
        };
        let (server, _) = server.rsplit_once('/').unwrap_or((server, ""));
        let (maintenance, name) = (format!("{server}/postgres"), "limbeck_bench");
        let url = format!("{server}/{name}");
        let sqlalchemy = url.replacen("postgresql://", "postgresql+psycopg2://", 1);
        let project =
            Project::generate(&self.folder.join("postgresql"), UPGRADED, Some(&sqlalchemy))?;
        let psql = |statement: String| {
            vec![
                "psql".into(),
                "-q".into(),
                maintenance.clone(),
                "-c".into(),
                statement,
            ]
        };
        let before = [
            psql(format!("DROP DATABASE IF EXISTS {name}")),
            psql(format!("CREATE DATABASE {name}")),
        ];
        self.upgrade("PostgreSQL", &project, &before, |script| {
            Command::new("psql")
                .argument("-q")
                .argument(&url)
                .input(script)
        })?;
        self.pair("`current`, PostgreSQL", &project, &["current"], &[])?;
        self.pair(
            "no-op `upgrade head`, PostgreSQL",
            &project,
            &["upgrade", "head"],
            &[],
        )?;
        for tables in COMPARED {
            let folder = self.folder.join(format!("models-postgresql-{tables}"));
            let client = ["psql".into(), "-q".into(), url.clone()];
            let is_filled =
                self.comparison("PostgreSQL", &folder, tables, &sqlalchemy, &before, &client)?;
            if is_filled && self.is_measured(&inspection(tables, "PostgreSQL")) {
                let line = inspect::postgresql(&url, self.runs)?;
                self.inspections.push(line);
            }
        }
        Ok(())
    }

    /// A command with both tools.
    fn pair(
        &mut self,
        title: &str,
        project: &Project,
        arguments: &[&str],
        before: &[Vec<String>],
    ) -> io::Result<()> {
        self.row(title, project, arguments, before, None)
    }

    /// The upgrade from nothing with both tools, and the database's client fed with the same SQL.
    fn upgrade(
        &mut self,
        database: &str,
        project: &Project,
        before: &[Vec<String>],
        client: impl FnOnce(PathBuf) -> Command,
    ) -> io::Result<()> {
        let script = project.folder.join("upgrade.sql");
        let output = std::process::Command::new(&self.limbeck)
            .args(["upgrade", "head", "--sql"])
            .current_dir(&project.folder)
            .output()?;
        if !output.status.success() {
            return Err(io::Error::other(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            ));
        }
        std::fs::write(&script, output.stdout)?;
        let title = format!("`upgrade head` of {UPGRADED} revisions, {database}");
        self.row(
            &title,
            project,
            &["upgrade", "head"],
            before,
            Some(client(script)),
        )
    }

    fn row(
        &mut self,
        title: &str,
        project: &Project,
        arguments: &[&str],
        before: &[Vec<String>],
        client: Option<Command>,
    ) -> io::Result<()> {
        if !self.is_measured(title) {
            return Ok(());
        }
        let mut commands: Vec<Command> = [&self.alembic, &self.limbeck]
            .into_iter()
            .map(|tool: &PathBuf| Command::new(tool.display()).arguments(arguments))
            .chain(client)
            .collect();
        for command in &mut commands {
            command.before(before);
        }
        let samples = measure(
            &self.python,
            Path::new(&project.folder),
            &commands,
            self.runs,
        )?;
        self.report.add(Row::new(title, &samples));
        Ok(())
    }
}

fn run_all(commands: &[Vec<String>]) -> io::Result<()> {
    for command in commands {
        if let [program, arguments @ ..] = &command[..] {
            check(std::process::Command::new(program).args(arguments))?;
        }
    }
    Ok(())
}
