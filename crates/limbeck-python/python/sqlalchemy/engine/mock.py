"""``sqlalchemy.engine.mock``"""


def create_mock_engine(url, executor, **kw):
    raise NotImplementedError("create_mock_engine() is not supported")
