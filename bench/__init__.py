"""Benchmarks: a load generator with real ICE, DTLS and SRTP, and what it says about Hearth beside Janus.

`python -m bench` prints the table. The client in `bench.rtc` stands on its own: the end-to-end tests use it as a raw
and, where needed, ill-mannered WebRTC client.

Floors, from the ground up: sdp, ice, rtp, rtcp (pure); dtls, transport, rtc (one client); stamps, traffic, pump (load);
process, meeting, hearth, janus (the servers); measure, report, __main__ (runs and their table). What has no media in
it, signalling and the record, is measured by `bench.record`; the web page, in a real Chromium, by `bench.page`.
"""
