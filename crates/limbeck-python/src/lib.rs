//! The embedded Python interpreter of Limbeck: environment scripts, migration scripts, models.
//!
//! [`PythonHost`] is the [`ScriptHost`](limbeck_script::host::ScriptHost) for Alembic projects. No
//! installed Python takes part: the interpreter, its standard library and the packages that stand in
//! for `alembic` and `sqlalchemy` are in the binary.
//!
//! | place | holds |
//! |---|---|
//! | `python/` | our packages; compiled to bytecode by `build.rs`; they win over the standard library |
//! | `_limbeck` | the native module through which they reach the application |
//! | `alembic._host` | the functions of theirs that this crate calls |
//!
//! `_limbeck` has these functions:
//!
//! | function | does |
//! |---|---|
//! | `request(payload)` | sends the serialised form of a [`Request`](limbeck_script::host::Request), as dictionaries and lists; answers native Python objects |
//! | `settings()` | answers the [`EnvironmentSettings`](limbeck_script::host::EnvironmentSettings) as a dictionary |
//! | `load_code(path)` | reads and compiles a source file |
//! | `load_script(path)` | reads and compiles a revision script, without what nobody can ask for |
//! | `format_exception(exception, chain)` | answers the trace as CPython prints it |
//! | `log_line(globals)` | answers the function that writes the application's lines to `logging` |
//!
//! Besides, it has the functions and methods of our packages that are done natively because they run
//! for every column of a schema; they are in `src/capture/`.
//!
//! # What a script sees
//!
//! A Python 3.14 with one thread. `sys.path` holds the directories of the invocation and those of
//! `PYTHONPATH`, nothing of an installed Python. An `import` finds, in this order: native modules
//! and the packages that Alembic has always imported before; the project's own modules; the rest of
//! the standard library and our stand-ins for companions of SQLAlchemy. What is still missing
//! becomes a placeholder, if a file of the project imports it and does not handle the failure: it
//! is harmless until its value matters, and then an error that names the package and the import.
//! Directories called `site-packages` on the path serve packages that are pure Python; what is built
//! in wins over them.
//!
//! Modules of the standard library that almost every environment script needs, and that are slow to
//! import, have a light form here: `logging`, `asyncio`, `traceback`, `locale`, `_colorize`. The
//! light forms turn into the standard ones when more is asked of them. Three others are replaced
//! because the interpreter lacks what they need: `_thread` and `concurrent.futures.thread` (a thread
//! runs to its end when it is started), `zoneinfo._tzpath`.
//!
//! # Trying the Python side
//!
//! The example `run_env` runs an environment script, and revision scripts within it, against canned
//! answers; no database is needed. It prints each request as JSON:
//!
//! ```console
//! $ cargo run -p limbeck-python --example run_env -- path/to/env.py [revision.py …]
//! ```

mod attribute_access;
mod capture;
mod class_subscript;
mod deferred;
mod exception;
mod from_python;
mod host;
mod import;
mod interpreter;
mod interrupt;
mod invocation;
mod json;
mod library;
mod log_line;
mod native;
mod operations_only;
mod payload;
mod placeholder;
mod runner;
mod search_path;
mod settings;
mod source;
mod trace;
mod value;

pub use host::PythonHost;
pub use interrupt::ScriptInterrupt;
