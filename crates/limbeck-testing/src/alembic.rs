//! Alembic itself, for comparison: a virtual environment under `target/`, and a process that runs
//! Alembic commands without paying for its imports each time.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

use crate::install::{Programs, on_path};

/// The environment variable that names the interpreter of the comparison environment.
pub const PYTHON_VARIABLE: &str = "LIMBECK_TEST_ALEMBIC_PYTHON";

/// Runs Alembic commands in forks of one process that has imported Alembic already.
const DRIVER: &str = include_str!("alembic_driver.py");

/// The interpreter that makes the environment. Debian's comes without what `venv` needs.
const PYTHON: Programs = Programs {
    name: "Python 3 with `venv`",
    package: "python3-venv",
    alternative: "",
    find: find_python,
};

fn find_python() -> Option<PathBuf> {
    let python = on_path("python3")?;
    let status = Command::new(&python)
        .args(["-c", "import ensurepip, venv"])
        .stderr(Stdio::null())
        .status()
        .ok()?;
    status.success().then_some(python)
}

/// Makes sure that a virtual environment with the packages of `requirements` exists in `folder`,
/// and returns its interpreter.
///
/// # Errors
///
/// When no `python3` with `venv` can be found or the packages can't be installed.
pub fn prepare_environment(folder: &Path, requirements: &Path) -> io::Result<PathBuf> {
    let python = folder.join("bin/python");
    let stamp = folder.join("requirements.txt");
    let wanted = std::fs::read_to_string(requirements)?;
    if python.exists() && std::fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let base = PYTHON.locate()?;
    check(Command::new(base).args(["-m", "venv"]).arg(folder))?;
    check(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
            ])
            .arg(requirements),
    )?;
    std::fs::write(stamp, wanted)?;
    Ok(python)
}

fn check(command: &mut Command) -> io::Result<()> {
    let status = command
        .status()
        .map_err(|error| io::Error::new(error.kind(), format!("can't run {command:?}: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("{command:?} ended with {status}")))
    }
}

/// What a command printed and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Exit code; −1 when a signal ended the process.
    pub exit_code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// A process that runs Alembic commands on request.
#[derive(Debug)]
struct Driver {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Driver {
    fn start(python: &Path) -> io::Result<Self> {
        let mut child = Command::new(python)
            .args(["-c", DRIVER])
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let broken = || io::Error::other("the driver has no pipe");
        let input = child.stdin.take().ok_or_else(broken)?;
        let output = BufReader::new(child.stdout.take().ok_or_else(broken)?);
        Ok(Self {
            child,
            input,
            output,
        })
    }

    fn run(&mut self, request: &serde_json::Value) -> io::Result<Outcome> {
        writeln!(self.input, "{request}")?;
        self.input.flush()?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(io::Error::other("the driver ended"));
        }
        let answer: serde_json::Value = serde_json::from_str(&line)?;
        let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        Ok(Outcome {
            exit_code: answer["exit_code"].as_i64().map_or(-1, |code| code as i32),
            stdout: text("stdout"),
            stderr: text("stderr"),
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The process may have ended by itself; there is nothing left to do then.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

static IDLE: Mutex<Vec<Driver>> = Mutex::new(Vec::new());

/// Runs `alembic` with these arguments in a folder, with variables added to the environment.
///
/// # Errors
///
/// When the comparison environment is missing or its process breaks. That the command fails is no
/// error; see [`Outcome::exit_code`].
pub fn run(
    arguments: &[String],
    folder: &Path,
    variables: &BTreeMap<String, String>,
) -> io::Result<Outcome> {
    let idle = IDLE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .pop();
    let mut driver = match idle {
        Some(driver) => driver,
        None => {
            let python = std::env::var_os(PYTHON_VARIABLE).ok_or_else(|| {
                io::Error::other(format!(
                    "{PYTHON_VARIABLE} is not set; run the tests with `cargo xtask test`"
                ))
            })?;
            Driver::start(Path::new(&python))?
        }
    };
    let outcome = driver.run(&serde_json::json!({
        "arguments": arguments,
        "folder": folder,
        "variables": variables,
    }))?;
    IDLE.lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .push(driver);
    Ok(outcome)
}
