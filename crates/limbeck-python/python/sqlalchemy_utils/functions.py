"""Databases as a whole, which the commands here do not create or drop."""


def database_exists(url):
    """Whether a connection to the database can be made."""
    import sqlalchemy
    from sqlalchemy.exc import DBAPIError

    try:
        with sqlalchemy.create_engine(url).connect():
            return True
    except DBAPIError:
        return False


def create_database(url, encoding="utf8", template=None):
    """Not supported."""
    raise NotImplementedError("sqlalchemy_utils.create_database() is not supported")


def drop_database(url):
    """Not supported."""
    raise NotImplementedError("sqlalchemy_utils.drop_database() is not supported")
