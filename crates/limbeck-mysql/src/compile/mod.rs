//! SQL where MySQL and MariaDB differ from SQLAlchemy's default.

mod alter;
mod ddl;
mod expression;
mod index;
mod json;
mod literal;
mod options;
