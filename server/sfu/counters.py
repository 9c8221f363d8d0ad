"""Every packet the SFU drops, refuses or repairs is counted here under one short name.

Counters are the SFU's only answer to malformed input: a packet that makes no sense costs one increment and nothing
else. They only grow; the metrics page exports each as `hearth_sfu_<name>_total`.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

COUNTERS: Final[Counter[str]] = Counter()
