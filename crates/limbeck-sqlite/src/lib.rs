//! SQLite dialect of Limbeck.
