//! SQL where SQL Server differs from SQLAlchemy's default.

mod alter;
mod comment;
mod ddl;
mod expression;
mod literal;
