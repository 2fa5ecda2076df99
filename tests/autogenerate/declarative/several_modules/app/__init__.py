from app.base import Base

__all__ = ["Base"]
