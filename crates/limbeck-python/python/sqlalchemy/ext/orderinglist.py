"""Lists that number their items."""


def ordering_list(attr, count_from=None, ordering_func=None, reorder_on_append=False):
    return OrderingList


class OrderingList(list):
    """A list of related objects."""
