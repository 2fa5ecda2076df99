//! Oracle dialect of Limbeck.
