"""The OpenAPI document: what it says is what is served."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from server.api import catalogue
from server.api.operations import PREFIX
from tests.server.gateway.harness import World

PAGE = Path(__file__).parents[3] / "docs" / "http-api.md"


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


async def document(world: World) -> dict[str, Any]:
    status, described = await world.api("GET", "/openapi.json", key=None)
    assert status == 200
    assert isinstance(described, dict)
    return described


def operations(described: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, item in described["paths"].items()
        for method, operation in item.items()
    ]


async def test_it_is_a_valid_openapi_document(world: World) -> None:
    OpenAPIV31SpecValidator(await document(world)).validate()


async def test_every_route_is_in_it(world: World) -> None:
    described = {(method, PREFIX + path) for method, path, _ in operations(await document(world))}
    served = set()
    for route in world.node.routes():
        resource = route.resource
        path = "" if resource is None else resource.canonical
        if path.startswith(PREFIX) and route.method != "HEAD":
            served.add((route.method, path))
    assert served == described | {("GET", f"{PREFIX}/openapi.json")}


async def test_the_catalogue_for_generated_clients_has_every_operation(world: World) -> None:
    described = {operation["operationId"]: path for _, path, operation in operations(await document(world))}
    assert {operation.name: operation.path for operation in catalogue.operations()} == described


async def test_every_operation_is_in_the_docs(world: World) -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [f"{m} {path}" for m, path, _ in operations(await document(world)) if f"`{m} {path}`" not in page]
    assert missing == []


async def test_every_operation_has_its_own_name(world: World) -> None:
    names = [operation["operationId"] for _, _, operation in operations(await document(world))]
    assert len(names) == len(set(names)) > 40


async def test_every_operation_says_what_it_takes(world: World) -> None:
    for _, _, operation in operations(await document(world)):
        assert operation["summary"].endswith(".")
        assert operation["description"].startswith("Takes ")


async def test_every_operation_but_two_wants_to_know_who_asks(world: World) -> None:
    for method, path, operation in operations(await document(world)):
        if operation.get("security") == []:
            assert path in ("/sign-in", "/link")
            continue
        concrete = path.replace("{", "").replace("}", "")
        status, problem = await world.api(method, concrete, key=None)
        assert (status, problem["code"]) == (401, "unauthenticated"), (method, path)
