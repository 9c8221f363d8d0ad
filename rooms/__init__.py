"""Who is where: the pure model of a session, its people and its rooms."""
