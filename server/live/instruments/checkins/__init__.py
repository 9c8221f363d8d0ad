"""Check-ins as viewers see them."""
