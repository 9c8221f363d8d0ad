"""What leaders see of the measuring of speech; its results are a signal (`server.live.balance`), not part of a view."""
