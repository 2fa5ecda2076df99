import sqlalchemy as sa


class Document(sa.types.TypeDecorator):
    impl = sa.JSON
    cache_ok = True
