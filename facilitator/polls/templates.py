"""Questions that are ready to be asked. Data.

What is said aloud in the circle anyway is asked with names for the leaders; what people may not dare to say, without.
"""

from __future__ import annotations

from typing import Final

from facilitator.feelings import words
from facilitator.polls.forms import made_fit
from facilitator.polls.vocabulary import PollForm, PollKind, PollTemplate, PollTemplateId


def _template(key: str, name: str, form: PollForm) -> PollTemplate:
    fit = made_fit(form)
    assert isinstance(fit, PollForm), fit  # they are all written below
    return PollTemplate(PollTemplateId(key), name, fit)


def _feelings(language: str, name: str, question: str) -> PollTemplate:
    form = PollForm(question, PollKind.WORDS, words(language), anonymous=False, most=3, own_words=True)
    return _template(f"feelings-{language}", name, form)


BUILT_IN: Final[tuple[PollTemplate, ...]] = (
    _template(
        "energy",
        "Energy now",
        PollForm("How much energy do you have right now?", PollKind.SCALE, ("none at all", "full of energy")),
    ),
    _template(
        "safety",
        "Safe in the group",
        PollForm("How safe do you feel in this group today?", PollKind.SCALE, ("not safe at all", "completely safe")),
    ),
    _feelings("en", "Feelings", "Which words fit how you feel right now?"),
    _feelings("de", "Gefühle (Deutsch)", "Welche Wörter passen dazu, wie es dir gerade geht?"),
    _feelings("es", "Emociones (español)", "¿Qué palabras expresan lo que sientes ahora?"),
    _feelings("fr", "Émotions (français)", "Quels mots disent ce que vous ressentez maintenant ?"),
    _template(
        "topic",
        "Choose a topic",
        PollForm(
            "What shall we spend our time on today?",
            PollKind.SEVERAL,
            ("Relationships", "Coping with cravings", "Sleep", "Work and everyday life", "Something else"),
            anonymous=False,
            most=2,
        ),
    ),
    _template(
        "ready",
        "Ready to go on?",
        PollForm("Ready to go on?", PollKind.SINGLE, ("Yes", "A moment more", "I need a break"), anonymous=False),
    ),
    _template(
        "pace",
        "The pace",
        PollForm("How is the pace for you?", PollKind.SINGLE, ("Too slow", "Just right", "Too fast")),
    ),
    _template(
        "skills",
        "What helped this week",
        PollForm(
            "What has helped you this week?",
            PollKind.SEVERAL,
            ("Breathing or grounding", "Talking to somebody", "Moving", "Writing", "Asking for help", "Nothing yet"),
        ),
    ),
    _template(
        "take-away",
        "What I take with me",
        PollForm("What do you take with you from today?", PollKind.TEXT, anonymous=False),
    ),
    _template(
        "unsaid",
        "What was not said",
        PollForm("Is there something that you could not say today?", PollKind.TEXT),
    ),
)
"""Offered to leaders in this order, before those they have saved."""
