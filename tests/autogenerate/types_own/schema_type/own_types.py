import sqlalchemy as sa


class Colour(sa.types.TypeDecorator):
    impl = sa.Enum("red", "green", name="colour")
    cache_ok = True
