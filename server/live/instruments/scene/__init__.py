"""What a scene shows: to the people of its room, and to leaders that of the room they are in."""
