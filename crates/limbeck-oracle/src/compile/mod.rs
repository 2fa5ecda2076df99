//! SQL where Oracle differs from SQLAlchemy's default.

mod alter;
mod ddl;
mod expression;
mod literal;
mod vector;
