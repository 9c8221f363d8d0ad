"""The metrics page."""

from __future__ import annotations

from collections import Counter

from prometheus_client.parser import text_string_to_metric_families

from server.metrics import Metrics


def samples(metrics: Metrics) -> dict[str, float]:
    families = text_string_to_metric_families(metrics.page().decode())
    return {
        f"{sample.name}{sorted(sample.labels.items()) or ''}": sample.value
        for family in families
        for sample in family.samples
    }


def test_what_is_counted_is_on_the_page() -> None:
    metrics = Metrics()
    metrics.command("mute", "ok")
    metrics.refused("full")
    metrics.dropped("bad_frame")
    metrics.answered(404)
    page = samples(metrics)
    assert page["hearth_commands_total[('outcome', 'ok'), ('type', 'mute')]"] == 1
    assert page["hearth_refusals_total[('code', 'full')]"] == 1
    assert page["hearth_gateway_drops_total[('kind', 'bad_frame')]"] == 1
    assert page["hearth_http_requests_total[('status', '4xx')]"] == 1


def test_counters_of_others_are_read_when_asked() -> None:
    metrics, counts = Metrics(), Counter[str]()
    metrics.counters("sfu", counts)
    counts["rtp_malformed"] += 3
    assert samples(metrics)["hearth_sfu_rtp_malformed_total"] == 3


def test_gauges_are_read_when_asked() -> None:
    metrics, people = Metrics(), {"people": 0.0}
    metrics.gauges(lambda: people)
    people["people"] = 4.0
    assert samples(metrics)["hearth_people"] == 4


def test_the_process_is_on_the_page() -> None:
    assert "python_info" in Metrics().page().decode()


def test_nodes_in_one_process_count_apart() -> None:
    one, other = Metrics(), Metrics()
    one.refused("full")
    assert "hearth_refusals_total[('code', 'full')]" not in samples(other)
