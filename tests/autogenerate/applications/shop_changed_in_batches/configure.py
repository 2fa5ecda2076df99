"""SQLite needs batches."""

options = {
    "compare_server_default": True,
    "render_as_batch": True,
    "user_module_prefix": "shop.types.",
}
