"""``sqlalchemy.log``"""


def class_logger(cls):
    return cls
