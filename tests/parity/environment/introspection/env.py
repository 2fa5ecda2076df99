from logging.config import fileConfig
import logging, sys
from sqlalchemy import engine_from_config, pool, create_engine, text
from alembic import context
config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name, disable_existing_loggers=False)
logger = logging.getLogger("alembic.env")
logger.info("hello %s", "env")
print(config.cmd_opts.x, context.get_x_argument(as_dictionary=True), context.get_tag_argument())
print(context.get_head_revision(), context.get_head_revisions(), context.get_revision_argument(), context.is_offline_mode(), context.requires_connection())
print(sorted(k for k in vars(config.cmd_opts)), config.cmd_opts.cmd[0].__name__, config.cmd_opts.cmd[1:])
print([ (r.revision, r.down_revision, r.doc, r.is_head, r.is_base, sorted(r.nextrev), str(r)) for r in context.script.walk_revisions()])
print(context.script.get_current_head(), context.script.get_heads(), context.script.get_bases(), context.script.get_base(), context.script.get_revision("a1").longdoc, context.script.as_revision_number("a1"))
try: context.get_context()
except Exception as e: print(type(e).__name__, e)
try: context.get_starting_revision_argument()
except Exception as e: print(type(e).__name__, e)
def applied(ctx, step, heads, run_args):
    print("applied", step.is_upgrade, step.is_stamp, step.is_migration, step.up_revision_id, step.up_revision_ids, step.down_revision_ids, step.source_revision_ids, step.destination_revision_ids, sorted(heads), run_args, type(ctx).__name__)
opts = dict(version_table="ver", version_table_pk=False, on_version_apply=applied, transaction_per_migration=True, tag="t", template_args={"a":1}, compare_type=True, include_object=lambda *a: True, custom_thing=5)
if context.is_offline_mode():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True, dialect_opts={"paramstyle": "named"}, **opts)
    with context.begin_transaction():
        context.static_output("-- static")
        context.execute("select 'before'")
        context.run_migrations(extra="kw")
else:
    connectable = create_engine(config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool, future=True)
    with connectable.connect() as connection:
        context.configure(connection=connection, **opts)
        print(context.get_context().get_current_revision(), context.get_context().get_current_heads(), context.get_bind() is connection, context.get_context().opts["custom_thing"], context.is_transactional_ddl(), context.get_context().dialect.name, context.get_impl().__dialect__, type(context.get_impl()).__name__)
        with context.begin_transaction():
            context.run_migrations(extra="kw")
        print(context.get_context().get_current_heads())
