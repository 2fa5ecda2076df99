from .base import Base
from .mixins import AuditMixin, SoftDelete, SlugMixin

__all__ = ["Base", "AuditMixin", "SlugMixin", "SoftDelete"]
