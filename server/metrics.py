"""What a node counts, in the Prometheus text format at /metrics.

Rule that holds: no label names a person, a session or an address; their values come from small fixed sets, so that no
client can make the page grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

Gauges = Callable[[], Mapping[str, float]]


class Metrics:
    """The counters of one node, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        self._commands = Counter(
            "hearth_commands", "Commands answered, by type and outcome.", ["type", "outcome"], registry=self._registry
        )
        self._refusals = Counter(
            "hearth_refusals", "Connections refused or ended by the server, by code.", ["code"], registry=self._registry
        )
        self._drops = Counter(
            "hearth_gateway_drops", "What clients sent that made no sense, by kind.", ["kind"], registry=self._registry
        )
        self._requests = Counter(
            "hearth_http_requests", "HTTP requests answered, by status class.", ["status"], registry=self._registry
        )

    def command(self, kind: str, outcome: str) -> None:
        """One command (or "media" offer) of a known `kind` was answered: "ok" or an error code."""
        self._commands.labels(kind, outcome).inc()

    def refused(self, code: str) -> None:
        """One connection was refused or ended."""
        self._refusals.labels(code).inc()

    def dropped(self, kind: str) -> None:
        """One malformed frame, packet or idle transport was dropped."""
        self._drops.labels(kind).inc()

    def answered(self, status: int) -> None:
        """One HTTP request was answered."""
        self._requests.labels(f"{status // 100}xx").inc()

    def gauges(self, source: Gauges) -> None:
        """Export what `source` returns, name by name, as `hearth_<name>`, at every scrape."""
        self._registry.register(_Gauges(source))

    def counters(self, prefix: str, source: Mapping[str, int]) -> None:
        """Export every counter of `source` as `hearth_<prefix>_<name>_total`, at every scrape."""
        self._registry.register(_Counters(prefix, source))

    def page(self) -> bytes:
        """Everything, in the text format of `CONTENT_TYPE`."""
        return generate_latest(self._registry)


class _Gauges(Collector):
    def __init__(self, source: Gauges) -> None:
        self._source = source

    def collect(self) -> Iterator[Metric]:
        for name, value in sorted(self._source().items()):
            yield GaugeMetricFamily(f"hearth_{name}", f"Now: {name.replace('_', ' ')}.", value=value)


class _Counters(Collector):
    def __init__(self, prefix: str, source: Mapping[str, int]) -> None:
        self._prefix = prefix
        self._source = source

    def collect(self) -> Iterator[Metric]:
        for name, value in sorted(dict(self._source).items()):
            yield CounterMetricFamily(
                f"hearth_{self._prefix}_{name}", f"Since the start: {name.replace('_', ' ')}.", value=value
            )
