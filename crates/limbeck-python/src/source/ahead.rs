//! Compiling files on other threads before they are needed.

use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{fs, mem, thread};

use rustpython_vm::bytecode::CodeObject;

use super::STACK_SIZE;
use super::encoding::plain_text;
use super::script;

/// Number of files from which a thread is worth its start.
const WORTH_THREAD: usize = 4;

/// How many files at most are compiled while it is not known whether they are needed.
const MOST_UNCERTAIN: usize = 64;

/// Files that are compiled ahead, for one thread that runs them.
///
/// It needs them in the order in which they were given. The threads that compile take the last of
/// them: the one that needs the first compiles it itself rather than wait, and they meet.
#[derive(Default)]
pub(super) struct Ahead {
    shared: Arc<Shared>,
    /// Files that were asked for, which nobody asks for again.
    taken: HashSet<PathBuf>,
}

impl Ahead {
    /// Says which files may be needed, in place of those that were given before.
    pub(super) fn expect(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.replace(paths, MOST_UNCERTAIN);
    }

    /// Says which files are needed, in place of those that were given before.
    pub(super) fn announce(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.replace(paths, usize::MAX);
    }

    fn replace(&mut self, paths: impl IntoIterator<Item = PathBuf>, most_ready: usize) {
        let taken = &self.taken;
        let paths = paths.into_iter().filter(|path| !taken.contains(path));
        let mut queue = self.shared.lock();
        queue.replace(paths);
        queue.most_ready = most_ready;
        let wanted = spare_processors().min(queue.order.len() / WORTH_THREAD);
        while queue.workers < wanted {
            let shared = Arc::clone(&self.shared);
            let worker = thread::Builder::new()
                .stack_size(STACK_SIZE)
                .spawn(move || shared.work());
            if worker.is_err() {
                break;
            }
            queue.workers += 1;
        }
        self.shared.tell(queue);
    }

    /// The code of a file. None when nobody compiles it, or when that failed.
    pub(super) fn take(&mut self, path: &Path) -> Option<CodeObject> {
        let mut queue = self.shared.lock();
        while matches!(queue.files.get(path), Some(State::Begun)) {
            queue = self.shared.wait(queue);
        }
        let state = queue.files.remove(path)?;
        self.taken.insert(path.to_owned());
        let State::Ready(code) = state else {
            return None;
        };
        queue.ready -= 1;
        self.shared.tell(queue);
        code.map(|code| *code)
    }
}

/// Ends the threads, each after the file that it is at.
impl Drop for Ahead {
    fn drop(&mut self) {
        let mut queue = self.shared.lock();
        queue.replace([]);
        self.shared.tell(queue);
    }
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    /// Told of changes.
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, mut queue: MutexGuard<'a, Queue>) -> MutexGuard<'a, Queue> {
        queue.waiting += 1;
        let queue = self.changed.wait(queue);
        let mut queue = queue.unwrap_or_else(PoisonError::into_inner);
        queue.waiting -= 1;
        queue
    }

    /// Tells those who wait of a change. To tell nobody would be a call of the system too.
    fn tell(&self, queue: MutexGuard<'_, Queue>) {
        let is_awaited = queue.waiting > 0;
        drop(queue);
        if is_awaited {
            self.changed.notify_all();
        }
    }

    /// Compiles until nothing is left.
    fn work(&self) {
        while let Some(path) = self.begin() {
            // A file that the compiler can't stand is compiled again by who needs it.
            let code = catch_unwind(AssertUnwindSafe(|| compile(&path))).unwrap_or_default();
            let mut queue = self.lock();
            queue.finish(&path, code);
            self.tell(queue);
        }
    }

    /// The file to compile next.
    fn begin(&self) -> Option<PathBuf> {
        let mut queue = self.lock();
        while queue.ready > 0 && queue.ready >= queue.most_ready {
            queue = self.wait(queue);
        }
        let path = queue.next();
        if path.is_none() {
            queue.workers -= 1;
        }
        path
    }
}

/// How far a file is.
enum State {
    Waiting,
    Begun,
    Ready(Option<Box<CodeObject>>),
}

#[derive(Default)]
struct Queue {
    /// The files that are needed.
    files: HashMap<PathBuf, State>,
    /// Those that were waiting when they were given, the first that is needed first.
    order: Vec<PathBuf>,
    /// How many are ready.
    ready: usize,
    /// How many are compiled before one of them is taken.
    most_ready: usize,
    /// How many threads compile.
    workers: usize,
    /// How many threads wait for a change.
    waiting: usize,
}

impl Queue {
    fn replace(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        let mut known = mem::take(&mut self.files);
        self.order.clear();
        self.ready = 0;
        for path in paths {
            let state = known.remove(&path).unwrap_or(State::Waiting);
            match &state {
                State::Waiting => self.order.push(path.clone()),
                State::Begun => {}
                State::Ready(_) => self.ready += 1,
            }
            self.files.insert(path, state);
        }
    }

    fn next(&mut self) -> Option<PathBuf> {
        while let Some(path) = self.order.pop() {
            if let Some(state @ State::Waiting) = self.files.get_mut(&path) {
                *state = State::Begun;
                return Some(path);
            }
        }
        None
    }

    /// Notes what became of a file, if it is still needed.
    fn finish(&mut self, path: &Path, code: Option<Box<CodeObject>>) {
        if let Some(state @ (State::Waiting | State::Begun)) = self.files.get_mut(path) {
            *state = State::Ready(code);
            self.ready += 1;
        }
    }
}

/// Processors beside the one that runs scripts.
pub(crate) fn spare_processors() -> usize {
    thread::available_parallelism().map_or(0, |number| NonZero::get(number) - 1)
}

fn compile(path: &Path) -> Option<Box<CodeObject>> {
    let bytes = fs::read(path).ok()?;
    let text = plain_text(&bytes)?;
    let name = path.to_string_lossy();
    script::compile(&text, &name).ok().map(Box::new)
}
