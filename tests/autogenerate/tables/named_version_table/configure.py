options = {"version_table": "versions"}
