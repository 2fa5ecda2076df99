"""``sqlalchemy.orm.events``"""


class AttributeEvents:
    pass


class InstanceEvents:
    pass


class MapperEvents:
    pass


class SessionEvents:
    pass
