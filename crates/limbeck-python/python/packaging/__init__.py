"""`packaging`, as far as scripts compare versions with it."""
