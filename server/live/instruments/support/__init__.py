"""Calls for support as people are told of them (`server.live.instruments`)."""
