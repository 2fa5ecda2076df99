//! Live connections as scripts see them.
//!
//! | module | holds |
//! |---|---|
//! | [`connections`] | all connections of one run of an environment script, by number |
//! | [`session`] | one connection, with SQLAlchemy's implicit transactions |
//! | [`meanwhile`] | what a session does on another thread |
//! | [`worker`] | a thread that executes statements for a session |
//! | [`autobegin`] | a connection on which the first statement begins a transaction |
//! | [`journal`] | which statements of a step stay when the step fails |
//! | [`driver_sql`] | SQL in a driver's own spelling |
//! | [`fault`] | database errors as scripts see them |
//! | [`answer`] | results as scripts see them |

mod answer;
mod autobegin;
mod connections;
mod driver_sql;
mod fault;
mod journal;
mod meanwhile;
mod session;
mod worker;

#[cfg(test)]
mod tests;

pub(crate) use answer::{inspected, result_value};
pub(crate) use connections::Connections;
pub(crate) use driver_sql::statement as driver_statement;
pub(crate) use fault::script_error;
pub(crate) use meanwhile::{FailedStatement, Inspection};
pub(crate) use session::Session;

/// Bytes of stack for a thread that uses a connection: expressions in statements and in what a
/// catalogue holds are deep trees. Memory is only taken as it is used.
const STACK_SIZE: usize = 64 << 20;
