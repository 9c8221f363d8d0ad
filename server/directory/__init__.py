"""What a node knows beside its sessions: who may use the HTTP API, and the programme's groups.

kernel                 identifiers, who asks, the base of every event
keys  staff            pure: API keys and their scopes; accounts, sign-ins, lock-out
register               pure: those two and the quickstart session as one, the stream "directory"
schedule               pure: recurrence by RFC 5545, in a time zone
groups/                pure: a group, its roster, schedule, invitations and sessions; a stream "group/<id>" each
aggregate              one stream, replayed and appended to
directory  groupbook   the register and the groups as the server works with them
passwords              Argon2
"""
