"""Two published questionnaires, word for word, and how they are scored. Data and pure functions.

PHQ-9, depression (Kroenke K, Spitzer RL, Williams JBW: The PHQ-9: validity of a brief depression severity measure. J
Gen Intern Med 2001; 16:606-613, doi:10.1046/j.1525-1497.2001.016009606.x): nine items of 0 to 3, together 0 to 27, cut
at 5, 10, 15 and 20 into minimal, mild, moderate, moderately severe and severe.

GAD-7, anxiety (Spitzer RL, Kroenke K, Williams JBW, Löwe B: A brief measure for assessing generalized anxiety disorder:
the GAD-7. Arch Intern Med 2006; 166:1092-1097, doi:10.1001/archinte.166.10.1092): seven items of 0 to 3, together 0 to
21, cut at 5, 10 and 15 into minimal, mild, moderate and severe.

Both are by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from
Pfizer Inc.; no permission is required to reproduce, translate, display or distribute them.

Rules that hold:
- The total is the plain sum of the items. The question about difficulty is shown beside it and never counted.
- There is no total while an item is missing: a guessed value may move somebody across a cut-off. (Research pro-rates
  one or two missing items; for one person now, whoever reads it had better ask.)
- The PHQ-9's ninth item, thoughts of being better off dead or of self-harm, concerns whoever reads it at any answer
  above "not at all", whatever the total and whatever else is missing.
- A score is a screening result, and no diagnosis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

import msgspec

QuestionnaireId: TypeAlias = Literal["phq9", "gad7"]
Severity: TypeAlias = Literal["minimal", "mild", "moderate", "moderately_severe", "severe"]
Item: TypeAlias = int | None
"""What was answered, an index of the options; None: nothing."""


class Questionnaire(msgspec.Struct, frozen=True):
    """`bands` are the least totals of each severity, rising; `concerning` is the item that concerns at any answer above
    0, if there is one."""

    id: QuestionnaireId
    title: str
    stem: str
    items: tuple[str, ...]
    options: tuple[str, ...]
    difficulty: str
    difficulty_options: tuple[str, ...]
    source: str
    bands: tuple[tuple[int, Severity], ...]
    concerning: int | None = None

    @property
    def highest(self) -> int:
        """The highest total there can be."""
        return len(self.items) * (len(self.options) - 1)


class Score(msgspec.Struct, frozen=True):
    """A total of a questionnaire that was answered completely, of at most `highest`."""

    total: int
    highest: int
    severity: Severity


_STEM: Final = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
_OPTIONS: Final = ("Not at all", "Several days", "More than half the days", "Nearly every day")
_DIFFICULTY: Final = (
    "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of "
    "things at home, or get along with other people?"
)
_DIFFICULTIES: Final = ("Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult")
_SOURCE: Final = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant "
    "from Pfizer Inc."
)

PHQ9: Final = Questionnaire(
    id="phq9",
    title="Patient Health Questionnaire (PHQ-9)",
    stem=_STEM,
    items=(
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
        "Trouble falling or staying asleep, or sleeping too much",
        "Feeling tired or having little energy",
        "Poor appetite or overeating",
        "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
        "Trouble concentrating on things, such as reading the newspaper or watching television",
        (
            "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or "
            "restless that you have been moving around a lot more than usual"
        ),
        "Thoughts that you would be better off dead or of hurting yourself in some way",
    ),
    options=_OPTIONS,
    difficulty=_DIFFICULTY,
    difficulty_options=_DIFFICULTIES,
    source=_SOURCE,
    bands=((0, "minimal"), (5, "mild"), (10, "moderate"), (15, "moderately_severe"), (20, "severe")),
    concerning=8,
)

GAD7: Final = Questionnaire(
    id="gad7",
    title="Generalized Anxiety Disorder scale (GAD-7)",
    stem=_STEM,
    items=(
        "Feeling nervous, anxious or on edge",
        "Not being able to stop or control worrying",
        "Worrying too much about different things",
        "Trouble relaxing",
        "Being so restless that it is hard to sit still",
        "Becoming easily annoyed or irritable",
        "Feeling afraid as if something awful might happen",
    ),
    options=_OPTIONS,
    difficulty=_DIFFICULTY,
    difficulty_options=_DIFFICULTIES,
    source=_SOURCE,
    bands=((0, "minimal"), (5, "mild"), (10, "moderate"), (15, "severe")),
)

QUESTIONNAIRES: Final[Mapping[QuestionnaireId, Questionnaire]] = {each.id: each for each in (PHQ9, GAD7)}


def fits(questionnaire: Questionnaire, items: Sequence[Item], difficulty: Item) -> bool:
    """Whether these can be answers: one for each item, each one of the options or missing."""
    return (
        len(items) == len(questionnaire.items)
        and all(item is None or 0 <= item < len(questionnaire.options) for item in items)
        and (difficulty is None or 0 <= difficulty < len(questionnaire.difficulty_options))
    )


def score(questionnaire: Questionnaire, items: Sequence[Item]) -> Score | None:
    """What answers that fit come to; None while one is missing."""
    answered = [item for item in items if item is not None]
    if len(answered) != len(questionnaire.items):
        return None
    total = sum(answered)
    severity = next(name for least, name in reversed(questionnaire.bands) if total >= least)
    return Score(total, questionnaire.highest, severity)


def concerns(questionnaire: Questionnaire, items: Sequence[Item]) -> bool:
    """Whether answers that fit are to be looked at by somebody at once."""
    if questionnaire.concerning is None:
        return False
    return (items[questionnaire.concerning] or 0) > 0
