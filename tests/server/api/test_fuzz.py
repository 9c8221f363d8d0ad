"""Every operation of the HTTP API, with whatever somebody may send: no answer is a fault of the server's."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.gateway.harness import API_KEY, World

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        [
            0, -1, 2**53, 2**63, 10**400, 1e308, "", " ", "x" * 300, "\u202e", "\x00", "FREQ=DAILY", "2026-03-03T18:00",
            "UTC", "Europe/Vienna", "therapy", "admin", "participant", "guest", "groups:read", 4_000_000_000_000,
        ]
    ),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
NAMES = st.sampled_from(["{real}", "x", "..", "%00", "%2e%2e", "%F0%9F%98%80", "a" * 300, "0", "-1", "9" * 40])


async def described(world: World) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    _, document = await world.api("GET", "/openapi.json", key=None)
    schemas = document["components"]["schemas"]
    found = []
    for path, item in document["paths"].items():
        for method, operation in item.items():
            content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
            found.append((method.upper(), path, operation, schemas.get(name, {}).get("properties", {})))
    return found


def bodies(properties: dict[str, Any]) -> st.SearchStrategy[object]:
    fields = st.fixed_dictionaries({}, optional=dict.fromkeys((*properties, "colour"), VALUES))
    return st.one_of(fields, VALUES)


def raw(value: object) -> bytes:
    return json.dumps(value).encode()


async def real_names(world: World) -> dict[str, str]:
    """One of everything there is, by the name of its parameter."""
    _, group = await world.api("POST", "/groups", {"kind": "therapy", "title": "T"})
    _, person = await world.api("POST", f"/groups/{group['id']}/people", {"name": "Ana"})
    _, member = await world.api("POST", "/staff", {"login": "fay", "name": "Fay", "password": "a long password"})
    _, held = await world.api("POST", f"/groups/{group['id']}/sessions", {})
    return {"group": group["id"], "person": person["id"], "staff": member["id"], "id": held["id"]}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_no_request_is_a_fault_of_the_servers(data: st.DataObject) -> None:
    async def all_operations() -> None:
        async with World.running() as world:
            names = await real_names(world)
            for method, path, operation, properties in await described(world):
                for parameter in operation["parameters"]:
                    if parameter["in"] == "path":
                        name = data.draw(NAMES).replace("{real}", names.get(parameter["name"], "y"))
                        path = path.replace(f"{{{parameter['name']}}}", name)
                    elif parameter["in"] == "query":
                        value = data.draw(st.none() | st.text(max_size=10) | st.integers())
                        if value is not None:
                            path += ("&" if "?" in path else "?") + f"{parameter['name']}={quote(str(value), safe='')}"
                body = data.draw(st.one_of(bodies(properties).map(raw), st.binary(max_size=30), st.just(b"")))
                headers = {"Authorization": f"Bearer {API_KEY}"}
                url = f"{world.url}/api/v1{path}"
                async with world.http.request(method, url, data=body, headers=headers) as response:
                    answer = await response.read()
                    assert response.status < 500, (method, path, body, answer)
                    if response.status >= 400:
                        assert set(json.loads(answer)) >= {"type", "title", "status", "detail", "code"}

    asyncio.run(all_operations())
