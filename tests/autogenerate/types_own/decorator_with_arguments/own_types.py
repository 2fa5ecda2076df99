import sqlalchemy as sa


class Prefixed(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def __init__(self, prefix, length=20):
        self.prefix = prefix
        super().__init__(length)
