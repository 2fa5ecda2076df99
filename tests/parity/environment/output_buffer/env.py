import io

from alembic import context

config = context.config
url = config.get_main_option("sqlalchemy.url")

if context.is_offline_mode():
    with open("out.sql", "w") as buffer:
        buffer.write("-- ours\n")
        context.configure(url=url, literal_binds=True, output_buffer=buffer)
        with context.begin_transaction():
            context.run_migrations()
        context.static_output("-- the end")
    data = io.BytesIO()
    context.configure(url=url, output_buffer=data, output_encoding="utf-16")
    context.execute("select 'é'")
    print(len(data.getvalue()) > 20, type(data.getvalue()).__name__)
    with open("out.sql") as file:
        print(file.read())
