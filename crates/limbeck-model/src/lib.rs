//! Schema model, operation vocabulary and SQL expression trees of Limbeck.
