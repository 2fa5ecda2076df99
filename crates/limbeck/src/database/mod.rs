//! Live connections as scripts see them.
//!
//! | module | holds |
//! |---|---|
//! | [`connections`] | all connections of one run of an environment script, by number |
//! | [`session`] | one connection, with SQLAlchemy's implicit transactions |
//! | [`journal`] | which statements of a step stay when the step fails |
//! | [`driver_sql`] | SQL in a driver's own spelling |
//! | [`fault`] | database errors as scripts see them |
//! | [`answer`] | results as scripts see them |

mod answer;
mod connections;
mod driver_sql;
mod fault;
mod journal;
mod session;

#[cfg(test)]
mod tests;

pub(crate) use answer::{inspected, result_value};
pub(crate) use connections::Connections;
pub(crate) use driver_sql::statement as driver_statement;
pub(crate) use fault::script_error;
pub(crate) use session::{Inspection, Session};
