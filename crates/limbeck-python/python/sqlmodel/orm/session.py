"""Sessions."""

from sqlalchemy.orm import Session as _Session


class Session(_Session):
    """A session with `exec`."""

    def exec(self, statement, *, params=None, **kw):
        """Executes a statement; the rows of a single column come as plain values."""
        result = self.execute(statement, params or {}, **kw)
        columns = getattr(statement, "selected_columns", None)
        if columns is not None and len(list(columns)) == 1:
            return result.scalars()
        return result
