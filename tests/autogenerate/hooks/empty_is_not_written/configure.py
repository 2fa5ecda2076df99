def process_revision_directives(context, revision, directives):
    if directives[0].upgrade_ops.is_empty():
        directives[:] = []


options = {"process_revision_directives": process_revision_directives}
