"""A school: people, courses, calendar, rooms, library, fees, health, canteen."""
