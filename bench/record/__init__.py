"""`python -m bench record`: what signalling and the record cost.

Commands acknowledged as durable, on SQLite and on Redis; the way back into a long session after a restart; the memory
of sessions in which nothing happens.

Floors, from the ground up: disk, stores (the world); past (pure: what a session leaves in its log); commands,
replay, idle (one measurement each); report, main (runs and their tables).
"""
