"""Everything that touches the world: gateway, HTTP API, event log, SFU, command line."""
