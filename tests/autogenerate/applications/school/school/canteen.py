"""What there is to eat."""

import datetime
import decimal

import sqlalchemy as sa
from school.base import Identified
from sqlmodel import Field, SQLModel


class Dish(Identified, table=True):
    name: str = Field(max_length=80, unique=True)
    vegetarian: bool
    price: decimal.Decimal = Field(max_digits=5, decimal_places=2)


class Menu(SQLModel, table=True):
    day: datetime.date = Field(primary_key=True)
    dish_id: int = Field(foreign_key="dish.id", primary_key=True)


class MealOrder(Identified, table=True):
    __tablename__ = "meal_order"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["day", "dish_id"], ["menu.day", "menu.dish_id"], name="fk_meal_order_menu"
        ),
    )

    pupil_id: int = Field(foreign_key="pupil.id")
    day: datetime.date
    dish_id: int
