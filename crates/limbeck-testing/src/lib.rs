//! Throw-away databases and scenario helpers for Limbeck's tests.
