//! Revision graph of Limbeck: selectors, traversal, paths, version-table deltas.
