import sqlalchemy as sa


class Always(sa.types.TypeDecorator):
    impl = sa.String(120)
    cache_ok = True

    def compare_against_backend(self, dialect, conn_type):
        return True
