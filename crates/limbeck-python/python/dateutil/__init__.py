"""`dateutil`, as far as models and scripts use it for time zones."""
