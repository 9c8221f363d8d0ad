"""The record: what keeps a session's log trustworthy, and what is made of it afterwards (docs/record.md)."""
