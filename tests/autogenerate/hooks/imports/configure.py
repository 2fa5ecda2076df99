def process_revision_directives(context, revision, directives):
    directives[0].imports.add("import datetime")


options = {"process_revision_directives": process_revision_directives}
