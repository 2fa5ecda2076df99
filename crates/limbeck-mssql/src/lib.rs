//! SQL Server dialect of Limbeck.
