//! Comments.

use limbeck_model::operation::{AlterColumn, CreateTableComment, DropTableComment, Operation};

use super::column::{ColumnPair, set};
use super::table::TablePair;
use super::{Comparer, Outcome, logger, qualified};

impl Comparer<'_> {
    pub(super) fn column_comment(
        &mut self,
        pair: ColumnPair<'_>,
        alter: &mut AlterColumn,
    ) -> Outcome {
        let actual = said(pair.actual.comment.as_ref());
        let desired = said(pair.desired.comment.as_ref());
        if !self.dialect.supports_comments() || (actual.is_none() && desired.is_none()) {
            return Outcome::Continue;
        }
        alter.existing_comment = actual.cloned();
        if actual != desired {
            alter.comment = set(desired.cloned());
            let label = pair.label();
            self.info(
                logger::COMMENTS,
                format!("Detected column comment '{label}'"),
            );
        }
        Outcome::stop_if(actual != desired)
    }

    pub(super) fn table_comment(
        &mut self,
        pair: TablePair<'_>,
        operations: &mut Vec<Operation>,
    ) -> Outcome {
        let actual = said(pair.actual.comment.as_ref());
        let desired = said(pair.desired.table.comment.as_ref());
        if !self.dialect.supports_comments() || actual == desired {
            return Outcome::Continue;
        }
        let table = qualified(&pair.desired.table, pair.schema);
        let existing_comment = actual.cloned();
        operations.push(match desired {
            None => Operation::DropTableComment(DropTableComment {
                table,
                existing_comment,
            }),
            Some(comment) => Operation::CreateTableComment(CreateTableComment {
                table,
                comment: Some(comment.clone()),
                existing_comment,
            }),
        });
        Outcome::Stop
    }
}

/// Most databases don't tell an empty comment from none.
fn said(comment: Option<&String>) -> Option<&String> {
    comment.filter(|comment| !comment.is_empty())
}
