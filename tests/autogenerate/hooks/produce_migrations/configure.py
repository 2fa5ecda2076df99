def process_revision_directives(context, revision, directives):
    differences = directives[0].upgrade_ops.as_diffs()
    directives[0].message = " ".join(difference[0] for difference in differences)


options = {"process_revision_directives": process_revision_directives}
