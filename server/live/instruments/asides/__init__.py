"""Side conversations as people are told of them (`server.live.instruments`)."""
