import sqlalchemy as sa


def render_item(type_, object, autogen_context):
    if type_ == "type" and isinstance(object, sa.String):
        autogen_context.imports.add("from sqlalchemy import types")
        return f"types.String({object.length})"
    return False


options = {"render_item": render_item}
