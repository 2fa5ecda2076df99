"""Asynchronous sessions."""

from sqlalchemy.ext.asyncio import AsyncSession as _AsyncSession


class AsyncSession(_AsyncSession):
    """A session with `exec`."""

    async def exec(self, statement, *, params=None, **kw):
        """Executes a statement."""
        result = await self.execute(statement, params or {}, **kw)
        columns = getattr(statement, "selected_columns", None)
        if columns is not None and len(list(columns)) == 1:
            return result.scalars()
        return result
