"""Who shares a screen, and who may, as viewers are told of it (`server.live.instruments`)."""
