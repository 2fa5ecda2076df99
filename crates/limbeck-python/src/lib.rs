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
//! `_limbeck.request(payload)` takes the serialised form of a
//! [`Request`](limbeck_script::host::Request) as dictionaries and lists and answers native Python
//! objects. `_limbeck.settings()` answers the
//! [`EnvironmentSettings`](limbeck_script::host::EnvironmentSettings) as a dictionary.
//!
//! To try the Python side without a database, run an environment script against canned answers,
//! which prints each request as JSON:
//!
//! ```console
//! $ cargo run -p limbeck-python --example run_env -- path/to/env.py [revision.py …]
//! ```

mod exception;
mod from_python;
mod host;
mod import;
mod interpreter;
mod interrupt;
mod invocation;
mod native;
mod payload;
mod placeholder;
mod runner;
mod search_path;
mod settings;
mod source;
mod trace;
mod value;

pub use host::PythonHost;
pub use interrupt::interrupt;
