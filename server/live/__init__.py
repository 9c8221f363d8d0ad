"""The life of a session in this process: from command to log to every viewer, and to the SFU."""
