//! Shows what happens while a command runs.

use std::time::Duration;

use limbeck::{Event, FileEvent, Hint, NotCompared, Rename, RenameCandidate, StepInfo};

use crate::output::{Look, Messenger, Style, stderr_is_terminal, write_stderr, write_stdout};

/// How long the lock is waited for before somebody is told who does not watch.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many things that were not compared for the same reason are listed.
const SHOWN_NOT_COMPARED: usize = 3;

/// Shows events: SQL and file actions on standard output, the course of a migration on standard
/// error, that only on a terminal.
pub(crate) struct Presenter {
    messenger: Messenger,
    style: Style,
    is_terminal: bool,
    is_quiet: bool,
    has_told_of_waiting: bool,
    last_told: Duration,
    /// Width of the widest revision of the run, for alignment.
    width: usize,
    total: usize,
    finished: usize,
}

impl Presenter {
    /// A presenter that shows nothing on standard output but SQL when it is quiet.
    pub(crate) fn new(messenger: Messenger, is_quiet: bool) -> Self {
        let is_terminal = stderr_is_terminal();
        Self {
            messenger,
            style: Style::for_stream(is_terminal),
            is_terminal,
            is_quiet,
            has_told_of_waiting: false,
            last_told: Duration::ZERO,
            width: 0,
            total: 0,
            finished: 0,
        }
    }

    /// Shows an event.
    pub(crate) fn show(&mut self, event: &Event<'_>) {
        match event {
            Event::LockWaiting { database, waited } => self.show_waiting(database, *waited),
            Event::LockAcquired { waited } if self.has_told_of_waiting => {
                self.has_told_of_waiting = false;
                let seconds = waited.as_secs_f64();
                self.note(&format!("Continuing after {seconds:.1} seconds"));
            }
            Event::Planned { steps } => {
                self.width = steps
                    .iter()
                    .map(|step| target(step).chars().count())
                    .max()
                    .unwrap_or(0);
                self.total = steps.len();
                self.finished = 0;
            }
            Event::StepFinished { step } => self.show_step(step),
            Event::Sql { text } => write_stdout(text),
            Event::File(event) => self.show_file(event),
            Event::NotCompared { items } => self.show_not_compared(items),
            Event::LooksLikeRename { candidate } => self.show_candidate(candidate),
            Event::MayFail { hint } => self.show_hint(hint),
            Event::Warning { text } => {
                let label = self.style.paint(Look::Notice, "UserWarning:");
                write_stderr(&format!("{label} {text}\n"));
            }
            _ => {}
        }
    }

    fn show_waiting(&mut self, database: &str, waited: Duration) {
        let pause = if self.is_terminal {
            PATIENCE * 2
        } else {
            PATIENCE * 12
        };
        let is_due = if self.has_told_of_waiting {
            waited >= self.last_told + pause
        } else {
            self.is_terminal || waited >= PATIENCE
        };
        if is_due {
            self.has_told_of_waiting = true;
            self.last_told = waited;
            self.note(&format!(
                "Waiting for another migration of {database} to end"
            ));
        }
    }

    fn show_step(&mut self, step: &StepInfo) {
        self.finished += 1;
        if !self.is_terminal || self.is_quiet {
            return;
        }
        let digits = self.total.to_string().len();
        let counter = format!("[{:>digits$}/{}]", self.finished, self.total);
        let name = format!("{:<width$}", target(step), width = self.width);
        let time = format!("{:>8}", duration(step.elapsed));
        write_stderr(&format!(
            "{} {} {}  {}\n",
            self.style.paint(Look::Faint, &counter),
            self.style.paint(Look::Good, &name),
            self.style.paint(Look::Faint, &time),
            step.doc.lines().next().unwrap_or_default(),
        ));
    }

    /// One line for each reason.
    fn show_not_compared(&self, items: &[NotCompared]) {
        let mut reasons: Vec<(&str, Vec<&NotCompared>)> = Vec::new();
        for item in items {
            match reasons
                .iter_mut()
                .find(|(reason, _)| *reason == item.reason)
            {
                Some((_, found)) => found.push(item),
                None => reasons.push((&item.reason, vec![item])),
            }
        }
        for (reason, found) in reasons {
            let mut shown: Vec<String> = found
                .iter()
                .take(SHOWN_NOT_COMPARED)
                .map(|item| format!("{} of {}", item.subject, item.table.key()))
                .collect();
            if found.len() > SHOWN_NOT_COMPARED {
                let rest = found.len() - SHOWN_NOT_COMPARED;
                shown.push(format!("{rest} more (`check --json` lists them)"));
            }
            self.remark("Not compared:", &format!("{}: {reason}", shown.join(", ")));
        }
    }

    fn show_candidate(&self, candidate: &RenameCandidate) {
        let what = match &candidate.rename {
            Rename::Table { table, new_name } => {
                format!("the table {} is dropped and {new_name} added", table.key())
            }
            Rename::Column {
                table,
                column,
                new_name,
            } => format!(
                "the column {}.{column} is dropped and {new_name} added",
                table.key()
            ),
        };
        self.remark(
            "A rename?",
            &format!(
                "{what}, which loses the data. If it is a rename, write\n    {}\n  instead, or run \
                 this again with --rename {}",
                candidate.line, candidate.request
            ),
        );
    }

    fn show_hint(&self, hint: &Hint) {
        let text = match hint {
            Hint::NotNullWithoutDefault { table, column } => format!(
                "the column {}.{column} is added with NOT NULL, and the table has rows. Give it a \
                 server_default, or add it without NOT NULL, fill it, and set NOT NULL then",
                table.key()
            ),
            Hint::NotNull { table, column } => format!(
                "the column {}.{column} gets NOT NULL, and the table has rows. Fill those where it \
                 is NULL first: op.execute(\"UPDATE …\") before op.alter_column(…)",
                table.key()
            ),
        };
        self.remark("Can fail:", &text);
    }

    /// Something to know about a comparison.
    fn remark(&self, label: &str, text: &str) {
        if !self.is_quiet {
            write_stderr(&format!(
                "{} {text}\n",
                self.style.paint(Look::Notice, label)
            ));
        }
    }

    fn note(&self, text: &str) {
        write_stderr(&format!("{}\n", self.style.paint(Look::Notice, text)));
    }

    fn show_file(&self, event: &FileEvent<'_>) {
        match event {
            FileEvent::Started(action) => {
                self.messenger
                    .start(&action.to_string(), action.has_output());
            }
            FileEvent::Finished { is_success } => self.messenger.finish(*is_success),
            FileEvent::Message(text) => self.messenger.message(text),
            _ => {}
        }
    }
}

/// Where a step leads, or what it removes.
fn target(step: &StepInfo) -> String {
    match (step.action, &step.to[..]) {
        ("downgrade", _) => format!("{} {}", step.action, step.from.join(", ")),
        (_, []) => format!("{} base", step.action),
        (_, to) => format!("{} {}", step.action, to.join(", ")),
    }
}

fn duration(duration: Duration) -> String {
    let milliseconds = duration.as_secs_f64() * 1000.0;
    if milliseconds < 1000.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.1} s", milliseconds / 1000.0)
    }
}
