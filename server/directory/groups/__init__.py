"""A group: its kind, roster, facilitators, agreements, schedule, invitations and sessions. Pure.

vocabulary   what can be asked of a group, and what can have happened in it
state        what a group is, and how each event changes it
deciding     what follows from a command
entrances    to which session an invitation of the group leads now
"""
