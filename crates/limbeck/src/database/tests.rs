#![allow(clippy::unwrap_used, reason = "a test may end anywhere")]

use std::rc::Rc;
use std::sync::mpsc::channel;
use std::time::Duration;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use limbeck_model::Value;
use limbeck_script::host::EngineOptions;

use super::{Connections, Session, script_error};
use crate::interrupt::Interrupt;
use crate::progress::Progress;

fn session() -> Rc<Session> {
    let connections = Connections::new(Rc::new(Progress::default()), Interrupt::default());
    let session = connections.open("sqlite://", EngineOptions::default());
    let session = session.unwrap();
    session.execute("CREATE TABLE one (a INTEGER)").unwrap();
    session
}

#[test]
fn an_inspection_goes_on_while_its_thread_does_something_else() {
    let session = session();
    let (tell, told) = channel();
    let inspection = session.inspect_meanwhile(move |inspector| {
        let word: &str = told.recv_timeout(Duration::from_secs(60)).unwrap();
        let names = inspector.table_names(None).map_err(script_error)?;
        Ok((word, names))
    });
    tell.send("meanwhile").unwrap();
    // It waits for the connection.
    let rows = session.query("SELECT 1").unwrap().rows;
    assert_eq!(rows, [[Value::Integer(1)]]);
    let found = session.finish(inspection.unwrap()).unwrap();
    assert_eq!(found, ("meanwhile", vec!["one".to_owned()]));
}

#[test]
fn an_inspection_that_fails_leaves_the_connection() {
    let session = session();
    let inspection = session.inspect_meanwhile(|_| -> Result<(), _> {
        let error = DatabaseError::new(DatabaseErrorKind::Operational, "no");
        Err(script_error(error))
    });
    let error = session.finish(inspection.unwrap()).unwrap_err();
    assert_eq!(error.message, "no");
    assert!(session.query("SELECT a FROM one").is_ok());
}

fn texts(statements: &[&str]) -> Vec<String> {
    statements.iter().map(ToString::to_string).collect()
}

#[test]
fn statements_are_executed_while_their_thread_does_something_else() {
    let session = session();
    let statements = texts(&[
        "INSERT INTO one VALUES (1), (2)",
        "UPDATE one SET a = 3 WHERE a = 2",
    ]);
    let mut has_run = false;
    let counts = session.execute_beside(statements, || has_run = true);
    assert_eq!(counts.ok(), Some(vec![Some(2), Some(1)]));
    assert!(has_run);
    session.rollback().unwrap();
    let rows = session.query("SELECT a FROM one");
    assert!(rows.is_err(), "the statements were part of the transaction");
}

#[test]
fn nothing_is_executed_after_a_statement_that_fails() {
    let session = session();
    session.open_journal();
    let statements = texts(&[
        "INSERT INTO one VALUES (1)",
        "INSERT INTO absent VALUES (1)",
        "INSERT INTO one VALUES (2)",
    ]);
    let failed = session.execute_beside(statements, || {}).unwrap_err();
    assert_eq!(failed.rank, 1);
    assert!(failed.error.message.contains("absent"));
    let rows = session.query("SELECT a FROM one").unwrap().rows;
    assert_eq!(rows, [[Value::Integer(1)]]);
}

#[test]
fn an_interrupted_command_executes_nothing_beside() {
    let interrupt = Interrupt::default();
    let connections = Connections::new(Rc::new(Progress::default()), interrupt.clone());
    let session = connections
        .open("sqlite://", EngineOptions::default())
        .unwrap();
    interrupt.trigger();
    let failed = session
        .execute_beside(texts(&["CREATE TABLE one (a INTEGER)"]), || {})
        .unwrap_err();
    assert_eq!(
        (failed.rank, failed.error.class.as_str()),
        (0, "KeyboardInterrupt")
    );
}

#[test]
fn a_session_with_a_worker_closes_its_connection_at_once() {
    let session = session();
    assert!(session.execute_beside(texts(&["SELECT 1"]), || {}).is_ok());
    let connection = std::sync::Arc::downgrade(&session.connection);
    drop(session);
    assert!(connection.upgrade().is_none());
}
