"""A heap snapshot, read."""

from __future__ import annotations

import json

from bench.page.snapshot import own_bytes


def test_the_pages_own_objects_count_and_code_does_not() -> None:
    meta = {
        "node_fields": ["type", "name", "self_size"],
        "node_types": [["hidden", "object", "string", "code", "native"], "string", "number"],
    }
    nodes = [1, 0, 100, 2, 0, 20, 3, 0, 4000, 4, 0, 5000, 0, 0, 7000]
    assert own_bytes(json.dumps({"snapshot": {"meta": meta, "node_count": 5}, "nodes": nodes, "strings": [""]})) == 120
