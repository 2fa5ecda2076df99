from __future__ import annotations

import re
import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import sqlalchemy as sa
from sqlalchemy import MetaData
from sqlalchemy.dialects.postgresql import ARRAY, CITEXT, JSONB, UUID
from sqlalchemy.ext.asyncio import AsyncAttrs
from sqlalchemy.orm import DeclarativeBase, declared_attr, mapped_column

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

uuidpk = Annotated[
    uuid.UUID,
    mapped_column(primary_key=True, default=uuid.uuid4, server_default=sa.text("gen_random_uuid()")),
]
intpk = Annotated[int, mapped_column(sa.BigInteger, sa.Identity(always=True), primary_key=True)]
created = Annotated[datetime, mapped_column(server_default=sa.func.now())]
str50 = Annotated[str, 50]
money = Annotated[Decimal, mapped_column(sa.Numeric(12, 2))]


class Base(AsyncAttrs, DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        datetime: sa.DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[str]: ARRAY(sa.String(64)),
        str50: sa.String(50),
        Enum: sa.Enum(Enum, values_callable=lambda e: [m.value for m in e], length=20),
        timedelta: sa.Interval(),
    }

    @declared_attr.directive
    def __tablename__(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"
