"""The hour as viewers see it: its agenda, the break, and the pause of the room they are in."""
