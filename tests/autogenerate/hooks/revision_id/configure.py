def process_revision_directives(context, revision, directives):
    script = directives[0]
    script.rev_id = "abc0001"
    script.message = "said otherwise"


options = {"process_revision_directives": process_revision_directives}
