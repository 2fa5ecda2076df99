import sqlalchemy as sa


class Point(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **keywords):
        return "POINT"
