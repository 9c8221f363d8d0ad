"""The hour: its agenda in timed segments, the break, and the guided pause. Each is an instrument of its own."""
