"""A shop: customers, catalogue, stock, orders, marketing, accounting."""
