import sqlalchemy as sa


class Name(sa.String):
    pass
