"""Words for feelings, for polls and check-ins, in several languages. Data.

They are offered, not prescribed: whoever asks for feelings takes a list from here, changes it as they like, and what is
then offered is part of what was asked. Emotion labelling works with words that are finer than "good" and "bad", so each
family has several shades; pleasant and unpleasant ones stand beside each other, and none is right or wrong.

Rules that hold: every language has the same keys in the same order, each key has one word in it that no other key has;
the words are neutral to gender (in Spanish and French nouns, where the adjectives are not).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

Word: TypeAlias = tuple[str, str]
"""A key, the same in every language, and the word for it."""

FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "joy": ("glad", "grateful", "proud", "playful"),
    "calm": ("calm", "relieved", "content", "present"),
    "hope": ("hopeful", "curious", "confident", "motivated"),
    "closeness": ("connected", "safe", "understood", "loved"),
    "sadness": ("sad", "lonely", "hurt", "disappointed", "grieving"),
    "fear": ("anxious", "worried", "insecure", "overwhelmed", "panicky"),
    "anger": ("angry", "irritated", "frustrated", "resentful"),
    "shame": ("ashamed", "guilty", "embarrassed", "worthless"),
    "weariness": ("tired", "empty", "numb", "restless", "tense"),
    "between": ("mixed", "ambivalent", "unsure"),
}
"""The keys by what they have in common, in the order in which they are offered."""

_ENGLISH: Final = {
    "glad": "glad", "grateful": "grateful", "proud": "proud", "playful": "playful",
    "calm": "calm", "relieved": "relieved", "content": "content", "present": "present",
    "hopeful": "hopeful", "curious": "curious", "confident": "confident", "motivated": "motivated",
    "connected": "connected", "safe": "safe", "understood": "understood", "loved": "loved",
    "sad": "sad", "lonely": "lonely", "hurt": "hurt", "disappointed": "disappointed", "grieving": "grieving",
    "anxious": "anxious", "worried": "worried", "insecure": "insecure", "overwhelmed": "overwhelmed",
    "panicky": "panicky",
    "angry": "angry", "irritated": "irritated", "frustrated": "frustrated", "resentful": "resentful",
    "ashamed": "ashamed", "guilty": "guilty", "embarrassed": "embarrassed", "worthless": "worthless",
    "tired": "tired", "empty": "empty", "numb": "numb", "restless": "restless", "tense": "tense",
    "mixed": "mixed", "ambivalent": "torn", "unsure": "not sure",
}  # fmt: skip

_GERMAN: Final = {
    "glad": "froh", "grateful": "dankbar", "proud": "stolz", "playful": "verspielt",
    "calm": "ruhig", "relieved": "erleichtert", "content": "zufrieden", "present": "ganz da",
    "hopeful": "hoffnungsvoll", "curious": "neugierig", "confident": "zuversichtlich", "motivated": "motiviert",
    "connected": "verbunden", "safe": "geborgen", "understood": "verstanden", "loved": "geliebt",
    "sad": "traurig", "lonely": "einsam", "hurt": "verletzt", "disappointed": "enttäuscht", "grieving": "in Trauer",
    "anxious": "ängstlich", "worried": "besorgt", "insecure": "verunsichert", "overwhelmed": "überfordert",
    "panicky": "panisch",
    "angry": "wütend", "irritated": "gereizt", "frustrated": "frustriert", "resentful": "verbittert",
    "ashamed": "beschämt", "guilty": "schuldig", "embarrassed": "verlegen", "worthless": "wertlos",
    "tired": "müde", "empty": "leer", "numb": "wie betäubt", "restless": "unruhig", "tense": "angespannt",
    "mixed": "gemischt", "ambivalent": "hin- und hergerissen", "unsure": "weiß nicht",
}  # fmt: skip

_SPANISH: Final = {
    "glad": "alegría", "grateful": "gratitud", "proud": "orgullo", "playful": "ganas de jugar",
    "calm": "calma", "relieved": "alivio", "content": "satisfacción", "present": "presencia",
    "hopeful": "esperanza", "curious": "curiosidad", "confident": "confianza", "motivated": "motivación",
    "connected": "conexión", "safe": "seguridad", "understood": "comprensión", "loved": "cariño",
    "sad": "tristeza", "lonely": "soledad", "hurt": "dolor", "disappointed": "decepción", "grieving": "duelo",
    "anxious": "ansiedad", "worried": "preocupación", "insecure": "inseguridad", "overwhelmed": "agobio",
    "panicky": "pánico",
    "angry": "enfado", "irritated": "irritación", "frustrated": "frustración", "resentful": "rencor",
    "ashamed": "vergüenza", "guilty": "culpa", "embarrassed": "apuro", "worthless": "falta de valor",
    "tired": "cansancio", "empty": "vacío", "numb": "embotamiento", "restless": "inquietud", "tense": "tensión",
    "mixed": "mezcla de todo", "ambivalent": "ambivalencia", "unsure": "no lo sé",
}  # fmt: skip

_FRENCH: Final = {
    "glad": "joie", "grateful": "gratitude", "proud": "fierté", "playful": "envie de jouer",
    "calm": "calme", "relieved": "soulagement", "content": "satisfaction", "present": "présence",
    "hopeful": "espoir", "curious": "curiosité", "confident": "confiance", "motivated": "motivation",
    "connected": "lien", "safe": "sécurité", "understood": "compréhension", "loved": "affection",
    "sad": "tristesse", "lonely": "solitude", "hurt": "blessure", "disappointed": "déception", "grieving": "deuil",
    "anxious": "anxiété", "worried": "inquiétude", "insecure": "insécurité", "overwhelmed": "débordement",
    "panicky": "panique",
    "angry": "colère", "irritated": "agacement", "frustrated": "frustration", "resentful": "rancune",
    "ashamed": "honte", "guilty": "culpabilité", "embarrassed": "gêne", "worthless": "manque de valeur",
    "tired": "fatigue", "empty": "vide", "numb": "engourdissement", "restless": "agitation", "tense": "tension",
    "mixed": "sentiments mêlés", "ambivalent": "ambivalence", "unsure": "je ne sais pas",
}  # fmt: skip


def _in_order(words: Mapping[str, str]) -> tuple[Word, ...]:
    return tuple((key, words[key]) for family in FAMILIES.values() for key in family)


FEELINGS: Final[Mapping[str, tuple[Word, ...]]] = {
    "en": _in_order(_ENGLISH),
    "de": _in_order(_GERMAN),
    "es": _in_order(_SPANISH),
    "fr": _in_order(_FRENCH),
}
"""By language (BCP 47): every word with its key, family by family."""


def words(language: str) -> tuple[str, ...]:
    """The words of a language as they are offered.

    Raises: KeyError when there are none in this language.
    """
    return tuple(word for _, word in FEELINGS[language])
