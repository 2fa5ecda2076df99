def process(context, revision, directives):
    script = directives[0]
    print(type(context).__name__, revision, len(directives), script.rev_id, script.message)
    print(context.config.cmd_opts.autogenerate, script.upgrade_ops.is_empty(), script.head)
    directives[:] = []
