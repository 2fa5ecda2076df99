//! Which statements of a step stay when the step fails.

/// The statements that one step executed. Not every database rolls all of them back: MySQL commits
/// around each `CREATE TABLE`.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    statements: Vec<String>,
    kept: usize,
    is_open: bool,
}

impl Journal {
    /// Starts a step.
    pub(crate) fn open(&mut self) {
        self.statements.clear();
        self.kept = 0;
        self.is_open = true;
    }

    /// Ends a step and answers its statements that can't be rolled back any more.
    pub(crate) fn close(&mut self) -> Vec<String> {
        self.is_open = false;
        let mut statements = std::mem::take(&mut self.statements);
        statements.truncate(self.kept);
        self.kept = 0;
        statements
    }

    /// Notes a statement that was executed, and whether a transaction still holds it.
    pub(crate) fn executed(&mut self, statement: &str, is_in_transaction: bool) {
        if !self.is_open {
            return;
        }
        self.statements.push(statement.to_owned());
        if !is_in_transaction {
            self.committed();
        }
    }

    /// Notes that everything so far was committed.
    pub(crate) fn committed(&mut self) {
        self.kept = self.statements.len();
    }
}

#[cfg(test)]
mod tests {
    use super::Journal;

    #[test]
    fn statements_after_the_last_commit_are_rolled_back() {
        let mut journal = Journal::default();
        journal.executed("before the step", false);
        journal.open();
        journal.executed("INSERT 1", true);
        journal.executed("CREATE TABLE", false);
        journal.executed("INSERT 2", true);
        assert_eq!(journal.close(), ["INSERT 1", "CREATE TABLE"]);
    }
}
