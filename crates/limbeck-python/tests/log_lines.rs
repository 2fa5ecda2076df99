//! Lines of the application in `logging`: written without a record where nobody can tell, and by
//! `logging` itself where a project has put something of its own on the way.

mod support;

use support::Project;

/// Logs to a file by a stream handler of a format like that of new projects.
const CONFIGURED: &str = "\
import logging
from logging import _lines

stream = open(PATH, 'w', encoding='utf-8')
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('%(levelname)-5.5s [%(name)s] %(message)s'))
logging.root.addHandler(handler)
logger = logging.getLogger('alembic.runtime')
logging.getLogger('alembic').setLevel('INFO')
write = _lines.write
def written():
    with open(PATH, encoding='utf-8') as file:
        return file.read()
";

fn check(script: &str) {
    let project = Project::new();
    let path = project.path("log.txt").display().to_string();
    project.check(&format!("PATH = {path:?}\n{CONFIGURED}{script}"));
}

#[test]
fn a_line_is_what_a_record_would_give() {
    check(
        "for message in ('plain', '100 %s and %(name)s', 'ä\\nb', ''):\n    \
             logger.info('%s', message)\n    \
             assert write('alembic.runtime', 20, message)\n\
         for level in (10, 30):\n    \
             logger.log(level, '%s', level)\n\
         assert write('alembic.runtime', 30, '30')\n\
         lines = written().splitlines(True)\n\
         assert len(lines) == 12, lines\n\
         assert lines[:2] == ['INFO  [alembic.runtime] plain\\n'] * 2, lines\n\
         assert lines[2] == lines[3] and lines[4:6] == lines[6:8], lines\n\
         assert lines[8:10] == ['INFO  [alembic.runtime] \\n'] * 2, lines\n\
         assert lines[10:] == ['WARNI [alembic.runtime] 30\\n'] * 2, lines\n",
    );
}

#[test]
fn a_logger_that_nobody_has_asked_for_is_made() {
    check(
        "assert write('alembic.a.b', 20, 'x') and write('alembic.a', 20, 'y')\n\
         assert isinstance(logging.Logger.manager.loggerDict['alembic.a'], logging.Logger)\n\
         assert logging.getLogger('alembic.a.b').parent.name == 'alembic.a'\n\
         assert written() == 'INFO  [alembic.a.b] x\\nINFO  [alembic.a] y\\n'\n",
    );
}

#[test]
fn every_handler_on_the_way_writes_the_line() {
    check(
        "own = logging.StreamHandler(stream)\n\
         own.setFormatter(logging.Formatter('own %(message)s %(levelno)d'))\n\
         logger.addHandler(own)\n\
         high = logging.StreamHandler(stream)\n\
         high.setLevel('ERROR')\n\
         logger.addHandler(high)\n\
         assert write('alembic.runtime', 20, 'a')\n\
         logger.propagate = False\n\
         assert write('alembic.runtime', 20, 'b')\n\
         assert written().splitlines() == ['own a 20', 'INFO  [alembic.runtime] a', 'own b 20']\n",
    );
}

#[test]
fn what_a_project_changes_is_left_to_logging() {
    let changes = [
        "handler.addFilter(lambda record: True)",
        "logger.addFilter(lambda record: True)",
        "logging.Formatter.format = lambda self, record: 'changed'",
        "logging.StreamHandler.terminator = '|'",
        "logging.Handler.handle = lambda self, record: None",
        "logging.Logger.makeRecord = lambda *a: None",
        "logging.LogRecord.getMessage = lambda self: 'changed'",
        "logging.setLogRecordFactory(type('Own', (logging.LogRecord,), {}))",
        "logging.Logger.manager.setLogRecordFactory(logging.LogRecord)",
        "handler.emit = print",
        "handler.terminator = '|'",
        "handler.formatter = None",
        "handler.formatter.format = lambda record: 'changed'",
        "handler.setFormatter(type('Own', (logging.Formatter,), {})('%(message)s'))",
        "handler.setFormatter(logging.Formatter('%(asctime)s %(message)s'))",
        "handler.setFormatter(logging.Formatter('%(process)d %(message)s'))",
        "handler.setFormatter(logging.Formatter('{message}', style='{'))",
        "handler.setFormatter(logging.Formatter('%(x)s', defaults={'x': 1}))",
        "import io; handler.setStream(io.StringIO())",
        "logging.root.addHandler(logging.FileHandler(PATH))",
        "logging.root.addHandler(type('Own', (logging.StreamHandler,), {})(stream))",
        "logging.root.handlers.clear()",
        "logging.setLoggerClass(type('Own', (logging.Logger,), {})); \
         del logging.Logger.manager.loggerDict['alembic.runtime']; logging.getLogger('alembic.runtime')",
    ];
    for change in changes {
        check(&format!(
            "assert write('alembic.runtime', 20, 'before')\n{change}\n\
             before = written()\n\
             assert not write('alembic.runtime', 20, 'after'), {change:?}\n\
             assert written() == before, {change:?}\n",
        ));
    }
}

#[test]
fn what_no_logger_takes_is_not_written() {
    for change in [
        "logging.disable('INFO')",
        "logger.disabled = True",
        "logger.setLevel('ERROR')",
        "logging.getLogger('alembic').setLevel('ERROR')",
        "handler.setLevel('ERROR')",
    ] {
        check(&format!(
            "{change}\nassert write('alembic.runtime', 20, 'unseen')\nassert not written(), {change:?}\n",
        ));
    }
}

#[test]
fn names_of_levels_may_change() {
    check(
        "logging.addLevelName(20, 'note')\n\
         assert write('alembic.runtime', 20, 'a')\n\
         assert written().splitlines()[-1] == 'note  [alembic.runtime] a'\n",
    );
}

#[test]
fn a_closed_stream_is_reported() {
    check(
        "import io, sys\n\
         error, sys.stderr = sys.stderr, io.StringIO()\n\
         stream.close()\n\
         assert write('alembic.runtime', 20, 'lost')\n\
         report, sys.stderr = sys.stderr.getvalue(), error\n\
         assert report.startswith('--- Logging error ---\\n'), report\n\
         assert 'ValueError' in report and \"('lost',)\" in report, report\n",
    );
}
