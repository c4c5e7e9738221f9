"""Attribution: a Transcript to turns, people and sections, each with its evidence."""

from app.attribution.agenda import Agenda
from app.attribution.labels import attribute_labelled
from app.attribution.verdict import attribute_unlabelled
from app.transcript import Attribution, Transcript

__all__ = ["attribute"]


def attribute(transcript: Transcript, agenda: Agenda | None = None) -> Attribution:
    """Who says what in a transcript (with at least one piece of speech), and its programme.

    Turns cover all speech in order, without gaps or overlaps.
    """
    if transcript.labelled:
        return attribute_labelled(transcript, agenda)
    return attribute_unlabelled(transcript, agenda)
