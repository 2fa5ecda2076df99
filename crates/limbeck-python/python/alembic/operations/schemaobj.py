"""Import surface: schema objects are made by the operation classes."""
