//! Traits that every Limbeck dialect implements, and the SQL writer.
