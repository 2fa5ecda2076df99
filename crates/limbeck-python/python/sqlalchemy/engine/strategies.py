"""Engines of former versions."""


class MockEngineStrategy:
    def __init__(self, *arg, **kw):
        raise NotImplementedError("MockEngineStrategy is not supported")
