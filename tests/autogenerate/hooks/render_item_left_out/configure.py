def render_item(type_, object, autogen_context):
    if type_ == "column" and object.name == "b":
        return None
    if type_ in ("unique", "check"):
        return None
    return False


options = {"render_item": render_item}
