"""A short run through each real server: everybody hears everybody, and nothing arrives broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import janus
from bench.hearth import Hearth, environment
from bench.janus import Janus, configuration
from bench.measure import Result, run
from bench.process import Cores

ALL_CORES = Cores(None, None)


def assert_everything_arrived(result: Result) -> None:
    assert result.packets_per_second > 0
    assert (result.unheard, result.corrupt, result.duplicates, result.renumbered) == (0, 0, 0, 0)
    assert result.cpu_us_per_packet > 0


async def test_two_groups_meet_through_hearth() -> None:
    async with Hearth.running(None) as server:
        assert_everything_arrived(await run(server, people=3, groups=2, seconds=0.3, cores=ALL_CORES))


# Left out only where there is no Janus: some Debian releases have none, and Hearth itself does not need it.
@pytest.mark.skipif(janus.find() is None, reason=janus.INSTALL)
async def test_a_group_meets_through_janus() -> None:
    async with Janus.running(None) as server:
        assert_everything_arrived(await run(server, people=3, groups=1, seconds=0.3, cores=ALL_CORES))


def test_janus_loads_nothing_but_what_is_measured(tmp_path: Path) -> None:
    plugins = tmp_path / "plugins"
    for name in ("plugins/libjanus_videoroom.so", "plugins/libjanus_sip.so", "transports/libjanus_http.so"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    text = configuration(plugins, 8188, "192.0.2.1")["janus.jcfg"]

    assert 'plugins: { disable = "libjanus_sip.so" }' in text
    assert 'transports: { disable = "libjanus_http.so" }' in text
    assert "stun_server" not in text


def test_hearth_is_not_given_settings_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEARTH_HTTP__HOST", "example.org")
    monkeypatch.setenv("HEARTH_MEDIA__TICK_MS", "1")

    settings = environment(tmp_path, 1, 2, "key")

    assert settings["HEARTH_HTTP__HOST"] == "127.0.0.1"
    assert "HEARTH_MEDIA__TICK_MS" not in settings
