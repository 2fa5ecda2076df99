"""The part of `fastapi_users` that models need; the rest stands for itself."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'fastapi_users' has no attribute {name!r}")
    from limbeck_placeholder import stand_in

    return getattr(stand_in("fastapi_users", None, None), name)
