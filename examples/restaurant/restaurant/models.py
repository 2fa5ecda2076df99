"""The tables of the application."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Guest(Base):
    __tablename__ = "guests"

    id = Column(Integer, primary_key=True)
    full_name = Column(String(201), nullable=False)
    phone_number = Column(String(32))
    bookings = relationship("Booking", back_populates="guest")


class Booking(Base):
    __tablename__ = "bookings"

    id = Column(Integer, primary_key=True)
    guest_id = Column(Integer, ForeignKey("guests.id"), nullable=False)
    day = Column(Date, nullable=False, index=True)
    seats = Column(Integer, nullable=False, server_default="2")
    guest = relationship("Guest", back_populates="bookings")
