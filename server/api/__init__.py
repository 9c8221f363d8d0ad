"""The HTTP side: the API for a clinic's own systems, the web client, health and metrics."""
