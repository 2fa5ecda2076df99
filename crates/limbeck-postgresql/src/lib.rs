//! PostgreSQL dialect of Limbeck.
