"""Who is muted, stopped and locked, as viewers are told of it."""
