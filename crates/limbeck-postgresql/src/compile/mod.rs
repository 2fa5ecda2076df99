//! SQL where PostgreSQL differs from SQLAlchemy's default.

mod alter;
mod ddl;
mod element;
mod expression;
mod index;
mod literal;
pub(crate) mod named_type;
