"""Arguments of `context.configure`; a case may have its own."""

options = {}
