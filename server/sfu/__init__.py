"""The SFU: receives each publisher once and forwards to the seats of the others, never decoding."""
