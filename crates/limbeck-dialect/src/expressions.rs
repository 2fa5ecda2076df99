//! Where dialects differ in expressions and in statements that read and change rows.

use limbeck_model::DialectOptions;
use limbeck_model::expression::{
    BinaryOperator, BindParameter, Delete, Expression, Fetch, FromClause, Insert, OnConflict,
    Select, SelectColumn, SetOperation, SetOperator, Statement, TableHint, UnaryOperator, Update,
};
use limbeck_model::schema::{QualifiedName, SqlType};

use crate::generic::expression::{Against, BinaryExpression, FunctionCall, RegexpReplacement};
use crate::{CompileResult, Compiler, generic};

/// Where dialects differ in expressions and statements. Each method writes one piece of SQL; the
/// provided ones write it as SQLAlchemy's default compiler does.
pub trait ExpressionCompiler {
    /// Any expression.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn expression(&self, c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
        generic::expression::expression(c, expression)
    }

    /// An operator with two operands.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn binary(&self, c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
        generic::expression::binary(c, binary)
    }

    /// The words of an operator, with spaces around them; `None` for one that is no infix operator.
    fn operator_words(&self, operator: &BinaryOperator) -> Option<&'static str> {
        generic::expression::operator_words(operator)
    }

    /// A call of a function, without filter and order.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn function(&self, c: &mut Compiler<'_>, call: &FunctionCall<'_>) -> CompileResult {
        generic::expression::function(c, call)
    }

    /// Text in which what a regular expression matches is replaced.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn regexp_replace(&self, c: &mut Compiler<'_>, _call: &RegexpReplacement<'_>) -> CompileResult {
        Err(generic::expression::no_replacements(c))
    }

    /// `CAST(x AS type)`.
    ///
    /// # Errors
    ///
    /// When the dialect can't cast to the type.
    fn cast(
        &self,
        c: &mut Compiler<'_>,
        operand: &Expression,
        r#type: &SqlType,
        r#try: bool,
    ) -> CompileResult {
        generic::expression::cast(c, operand, r#type, r#try)
    }

    /// `EXTRACT(field FROM x)`.
    ///
    /// # Errors
    ///
    /// When the dialect has no such field.
    fn extract(&self, c: &mut Compiler<'_>, field: &str, operand: &Expression) -> CompileResult {
        generic::expression::extract(c, field, operand)
    }

    /// The next value of a sequence.
    ///
    /// # Errors
    ///
    /// When the dialect has no sequences.
    fn next_value(&self, c: &mut Compiler<'_>, _sequence: &QualifiedName) -> CompileResult {
        let name = c.dialect.name();
        Err(crate::CompileError::new(
            crate::CompileErrorKind::NotImplemented,
            format!("Dialect '{name}' does not support sequence increments."),
        ))
    }

    /// `ARRAY[…]`.
    ///
    /// # Errors
    ///
    /// When the dialect has no arrays.
    fn array(&self, c: &mut Compiler<'_>, _elements: &[Expression]) -> CompileResult {
        Err(generic::unsupported(c, "Compiler", "array"))
    }

    /// The subquery that stands for an empty list of candidates in `IN`, in a form that is false
    /// for every operand (or true, negated).
    fn empty_candidates(&self, c: &mut Compiler<'_>, negated: bool) {
        generic::expression::empty_candidates(c, negated);
    }

    /// Any statement.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn statement(&self, c: &mut Compiler<'_>, statement: &Statement) -> CompileResult {
        generic::statement::statement(c, statement)
    }

    /// `SELECT`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn select(&self, c: &mut Compiler<'_>, select: &Select) -> CompileResult {
        generic::statement::select(c, select)
    }

    /// Words after `SELECT` that limit its rows (SQL Server's `TOP`), with a space after them.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn select_prefix(&self, _c: &mut Compiler<'_>, _select: &Select) -> CompileResult {
        Ok(())
    }

    /// `LIMIT` and `OFFSET`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn limit_clause(
        &self,
        c: &mut Compiler<'_>,
        limit: Option<&Expression>,
        offset: Option<&Expression>,
    ) -> CompileResult {
        generic::statement::limit_clause(c, limit, offset)
    }

    /// `OFFSET` and `FETCH FIRST`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn fetch_clause(
        &self,
        c: &mut Compiler<'_>,
        offset: Option<&Expression>,
        fetch: &Fetch,
    ) -> CompileResult {
        generic::statement::fetch_clause(c, offset, fetch)
    }

    /// Hints about the sources of a select that stand after `SELECT`, with a space after them.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn select_hints(&self, _c: &mut Compiler<'_>, _select: &Select) -> CompileResult {
        Ok(())
    }

    /// A source with a hint about it.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn hinted_source(
        &self,
        c: &mut Compiler<'_>,
        source: &FromClause,
        _hint: &TableHint,
    ) -> CompileResult {
        generic::statement::from_clause(c, source)
    }

    /// `FOR UPDATE` and the like.
    fn locking_clause(&self, c: &mut Compiler<'_>, locking: &str) {
        c.sql.word(" FOR ").verbatim(locking);
    }

    /// `UNION`, `INTERSECT`, `EXCEPT`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn set_operation(&self, c: &mut Compiler<'_>, operation: &SetOperation) -> CompileResult {
        generic::statement::set_operation(c, operation)
    }

    /// `INSERT`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn insert(&self, c: &mut Compiler<'_>, insert: &Insert) -> CompileResult {
        generic::statement::insert(c, insert)
    }

    /// The columns and values of an insert that gives none.
    ///
    /// # Errors
    ///
    /// When the dialect can't insert a row of defaults.
    fn empty_insert(&self, c: &mut Compiler<'_>) -> CompileResult {
        generic::statement::empty_insert(c)
    }

    /// What happens when an inserted row exists already, with a space before it.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn on_conflict(
        &self,
        c: &mut Compiler<'_>,
        _insert: &Insert,
        _conflict: &OnConflict,
    ) -> CompileResult {
        Err(generic::unsupported(c, "Compiler", "OnConflictDoUpdate"))
    }

    /// `UPDATE`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn update(&self, c: &mut Compiler<'_>, update: &Update) -> CompileResult {
        generic::statement::update(c, update)
    }

    /// `DELETE`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for a part of it.
    fn delete(&self, c: &mut Compiler<'_>, delete: &Delete) -> CompileResult {
        generic::statement::delete(c, delete)
    }

    /// `RETURNING …` at the end of a statement, with a space before it.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for an expression.
    fn returning(&self, c: &mut Compiler<'_>, columns: &[SelectColumn]) -> CompileResult {
        generic::statement::returning(c, columns)
    }

    /// `OUTPUT …` in the middle of a statement, with a space before it. `source` is `inserted` or
    /// `deleted`.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for an expression.
    fn output(
        &self,
        _c: &mut Compiler<'_>,
        _columns: &[SelectColumn],
        _source: &'static str,
    ) -> CompileResult {
        Ok(())
    }

    /// What limits the rows that an update or delete changes, with a space before it.
    ///
    /// # Errors
    ///
    /// When the limit is no number.
    fn change_limit(&self, _c: &mut Compiler<'_>, _options: &DialectOptions) -> CompileResult {
        Ok(())
    }

    /// Further sources of an update, with a space before them.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn update_sources(&self, _c: &mut Compiler<'_>, _update: &Update) -> CompileResult {
        Err(generic::statement::several_tables("UPDATE"))
    }

    /// Further sources of a delete, with a space before them.
    ///
    /// # Errors
    ///
    /// When the dialect has no form for it.
    fn delete_sources(&self, _c: &mut Compiler<'_>, _delete: &Delete) -> CompileResult {
        Err(generic::statement::several_tables("DELETE"))
    }

    /// What stands between a source of rows and its alias.
    fn alias_words(&self) -> &'static str {
        " AS "
    }

    /// What stands after `WITH` when one of its members refers to itself.
    fn recursive_words(&self) -> &'static str {
        "RECURSIVE "
    }

    /// The source of a select that has none, with a space before it.
    fn default_from(&self, _c: &mut Compiler<'_>, _select: &Select) {}

    /// The words of a join that keeps only rows of both sides.
    fn inner_join_words(&self) -> &'static str {
        " JOIN "
    }

    /// What stands before candidates of `IN` that are rows (SQLite's `VALUES`).
    fn row_candidates(&self, _c: &mut Compiler<'_>, _elements: &[Expression]) {}

    /// The cast behind a bind marker, where the driver needs one to know the parameter's type.
    ///
    /// # Errors
    ///
    /// When the dialect has no such type.
    fn bind_cast(&self, _c: &mut Compiler<'_>, _bind: &BindParameter) -> CompileResult {
        Ok(())
    }

    /// `~x`
    ///
    /// # Errors
    ///
    /// When the dialect has no such operator.
    fn bitwise_not(&self, c: &mut Compiler<'_>, operand: &Expression) -> CompileResult {
        c.sql.word("~");
        let operator = UnaryOperator::BitwiseNot;
        generic::expression::grouped(c, operand, Against::Unary(&operator))
    }

    /// The words of a set operator, with spaces around them.
    fn set_operator_words(&self, operator: SetOperator) -> &'static str {
        generic::statement::set_operator_words(operator)
    }
}
