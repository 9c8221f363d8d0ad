"""What each of the facilitator's instruments shows: its fields of a view, and its events in the words of the wire.

An instrument has a package here with two modules:

    view.py     the structs that its fields of the view are made of, imported by `server.live.view_types`, and
                `fields(desk, viewer, stands)`: the values of these fields for somebody who is inside
    events.py   its events as viewers are told of them, imported by `server.live.wire_events`, and
                `told(seq, event, before, after, viewer)`: how this viewer is told of an event, or None

Its fields are compared before and after every event, and what differs for a viewer goes out as a patch; so `told` says
only what has happened and to whom, for people and for news, and folding needs nothing of it.
`registry` lists them all. It is apart because the types of a view are made of what stands in the packages here.

Rule that holds: `told` answers None unless the viewer is inside and may know everyone and everything the answer names.
"""
