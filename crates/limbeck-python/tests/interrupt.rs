//! Interrupting a script. Alone in its program, since an interrupt reaches every script of it.

mod support;

use std::thread;
use std::time::Duration;

use support::Project;

#[test]
fn a_running_script_is_interrupted() {
    let interrupter = thread::spawn(|| {
        thread::sleep(Duration::from_millis(800));
        limbeck_python::interrupt();
    });
    let project = Project::new();
    let error = project.fail("try:\n    while True:\n        pass\nexcept Exception:\n    pass\n");
    interrupter.join().unwrap();
    assert_eq!(error.class, "KeyboardInterrupt");
    assert!(matches!(error.origin.unwrap().line, 2 | 3));
}
