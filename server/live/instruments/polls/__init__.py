"""Polls, as each viewer sees them."""
