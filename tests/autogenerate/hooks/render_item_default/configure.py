import sqlalchemy as sa


def render_item(type_, object, autogen_context):
    if type_ == "server_default" and not isinstance(getattr(object, "arg", ""), str):
        return "sa.func.now()"
    return False


options = {"render_item": render_item}
