import sqlalchemy as sa


class Email(sa.types.TypeDecorator):
    impl = sa.String(120)
    cache_ok = True
