"""The signalling side: Socket.IO in, commands to the session runner, each viewer's events out."""
