"""SQLite needs batches."""

options = {"render_as_batch": True}
