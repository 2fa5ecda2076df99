options = {"render_as_batch": True}
