//! Server processes that end with us.

use std::ffi::OsStr;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use limbeck_dialect::{ConnectOptions, Connection, DatabaseError, DatabaseUrl};

use super::Folder;

/// A dialect's way to connect.
type Connect = fn(&DatabaseUrl, &ConnectOptions) -> Result<Box<dyn Connection>, DatabaseError>;

/// How long a server may take to start.
const START: Duration = Duration::from_secs(60);

/// Starts the server, waits until its standard input ends, stops the server and removes its folder.
/// The input is a pipe from us, which ends when we do, even when we are killed.
const KEEPER: &str = r#"folder=$1; signal=$2; shift 2
"$@" </dev/null >"$folder/log" 2>&1 &
server=$!
cat >/dev/null
kill -"$signal" "$server" 2>/dev/null
wait "$server"
rm -rf "$folder""#;

/// A user of the operating system.
#[derive(Debug, Clone)]
pub(super) struct User {
    pub(super) id: u32,
    pub(super) group: u32,
}

/// The user to run servers as when we are root, as whom they refuse to run. `None` otherwise.
pub(super) fn unprivileged_user() -> io::Result<Option<User>> {
    if !is_root()? {
        return Ok(None);
    }
    let text = std::fs::read_to_string("/etc/passwd")?;
    let users: Vec<Vec<&str>> = text.lines().map(|line| line.split(':').collect()).collect();
    ["postgres", "mysql", "nobody"]
        .into_iter()
        .find_map(|name| {
            let fields = users.iter().find(|fields| fields.first() == Some(&name))?;
            Some(User {
                id: fields.get(2)?.parse().ok()?,
                group: fields.get(3)?.parse().ok()?,
            })
        })
        .map(Some)
        .ok_or_else(|| io::Error::other("no unprivileged user to run a database server as"))
}

/// Whether we are root.
pub(crate) fn is_root() -> io::Result<bool> {
    let output = Command::new("id").arg("-u").output()?;
    Ok(output.stdout.trim_ascii() == b"0")
}

/// The folder of files in memory, when there is one with room for servers: MariaDB writes through to
/// the disk with each `CREATE TABLE`, whatever it is told.
pub(super) fn memory_folder() -> Option<&'static Path> {
    /// Four gigabytes, in kilobytes.
    const ROOM: u64 = 4 << 20;
    let folder = Path::new("/dev/shm");
    let output = Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let available: u64 = text
        .lines()
        .nth(1)?
        .split_whitespace()
        .nth(3)?
        .parse()
        .ok()?;
    (available >= ROOM).then_some(folder)
}

/// A command that runs as the folder's user, within the folder.
pub(super) fn command(program: impl AsRef<OsStr>, folder: &Folder) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&folder.path).stdin(Stdio::null());
    // Settings of our own user have no place in a private server.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("PG")) {
            command.env_remove(name);
        }
    }
    command.env("HOME", &folder.path);
    if let Some(user) = &folder.user {
        command.uid(user.id).gid(user.group);
    }
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output().map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("{}: {error}", command.get_program().display()),
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!(
        "{}: {}\n{}{}",
        command.get_program().display(),
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )))
}

/// A running server.
pub(super) struct Process {
    keeper: Child,
    /// `None` only while it is dropped.
    input: Option<ChildStdin>,
    log: PathBuf,
}

impl Process {
    /// Starts a server program that stays in the foreground. The signal ends it.
    pub(super) fn start(
        folder: &Folder,
        signal: &str,
        program: &Path,
        arguments: &[String],
    ) -> io::Result<Self> {
        let mut keeper = command("sh", folder)
            .args(["-c", KEEPER, "keeper"])
            .arg(&folder.path)
            .arg(signal)
            .arg(program)
            .args(arguments)
            // The terminal's Ctrl-C is for us; the server ends when we do.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self {
            input: keeper.stdin.take(),
            keeper,
            log: folder.path.join("log"),
        })
    }

    /// Waits until the server answers.
    pub(super) fn wait_until_ready(&self, url: &str, connect: Connect) -> io::Result<()> {
        let url = DatabaseUrl::parse(url).map_err(io::Error::other)?;
        let deadline = Instant::now() + START;
        loop {
            match connect(&url, &ConnectOptions::default()) {
                Ok(_) => return Ok(()),
                Err(error) if Instant::now() > deadline => {
                    return Err(io::Error::other(format!(
                        "the server did not start: {error}\n{}",
                        self.end_of_log()
                    )));
                }
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    fn end_of_log(&self) -> String {
        let mut text = Vec::new();
        if let Ok(mut log) = std::fs::File::open(&self.log) {
            let length = log.metadata().map_or(0, |metadata| metadata.len());
            let _ = log.seek(SeekFrom::Start(length.saturating_sub(4000)));
            let _ = log.read_to_end(&mut text);
        }
        String::from_utf8_lossy(&text).into_owned()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.keeper.wait();
    }
}
