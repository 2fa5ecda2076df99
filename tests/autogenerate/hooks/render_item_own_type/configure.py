def render_item(type_, object, autogen_context):
    if type_ == "type" and type(object).__module__ == "own_types":
        autogen_context.imports.add("import own_types")
        return repr(object).replace("Email", "own_types.Email")
    return False


options = {"render_item": render_item}
