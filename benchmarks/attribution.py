"""Attribution against hand-made annotations: the seed, with and without agenda, and every other session.

`python -m benchmarks.attribution [--errors] [NAME…]` prints the table alone; names pick sessions.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.attribution import attribute
from app.attribution.agenda import Agenda, parse_agenda
from app.evaluation import Evaluation, evaluate
from app.gold import Gold, GoldSection, Spoken, parse_gold
from app.readers import read
from app.transcript import Attribution, Transcript
from benchmarks.material import SEED, SHARED, cpu_timed, print_table
from benchmarks.round_tables import forums, round_tables

HEAD = (
    "session",
    "P",
    "R",
    "F1",
    "right speaker",
    "one voice",
    "found/speakers",
    "split",
    "merged",
    "sections",
    "sure",
    "ms",
)


@dataclass(frozen=True)
class Case:
    """A transcript with its annotation, and its agenda where it is to be used."""

    name: str
    source: Path
    gold: Path
    agenda: Path | None = None


def cases() -> list[Case]:
    """The seed without and with its agenda, then the other sessions."""
    agenda = SEED.with_name(f"{SEED.stem}.agenda.yaml")
    gold = SEED.with_name("gold-part.json")
    others = sorted((SHARED / "attribution").glob("*.gold.json"))
    return [
        Case("seed", SEED, gold),
        Case("seed with agenda", SEED, gold, agenda),
        *(Case(other.name[:-10], other.with_name(f"{other.name[:-10]}.md"), other) for other in others),
    ]


def judge(case: Case) -> tuple[float, Evaluation, Attribution, Transcript]:
    """Seconds that attribution took, the figures, and what they were taken of."""
    transcript = read(case.source.name, case.source.read_bytes())
    agenda = parse_agenda(case.agenda.name, case.agenda.read_text(encoding="utf-8")) if case.agenda else None
    gold = parse_gold(case.gold.name, case.gold.read_text(encoding="utf-8"), transcript.source)
    return *judge_words(transcript, gold, agenda), transcript


def judge_words(
    transcript: Transcript, gold: Gold, agenda: Agenda | None = None
) -> tuple[float, Evaluation, Attribution]:
    """The same of a transcript that has been read."""
    seconds, attribution = cpu_timed(lambda: attribute(transcript, agenda))
    turns = [Spoken(turn.start, turn.end, str(turn.person), turn.confidence) for turn in attribution.turns]
    sections = [GoldSection(part.kind, part.title, part.start) for part in attribution.sections]
    return seconds, evaluate(turns, sections, gold), attribution


def run(names: tuple[str, ...] = (), errors: bool = False) -> None:
    """Print a line for each session, and the median of the round tables and meetings."""
    rows, others, judged = [], [], []
    chosen = [case for case in cases() if not names or any(name in case.name for name in names)]
    for case in chosen:
        seconds, figures, attribution, transcript = judge(case)
        rows.append(_row(case.name[:32], seconds, figures))
        judged.append(figures)
        if case.source != SEED:
            others.append(figures)
        if errors:
            _print_errors(case, figures, attribution, transcript)
    print_table("Attribution", HEAD, rows)
    if others:
        _print_sureness(judged)
        _print_median("other sessions", others)
    if not names:
        _run_stripped("panels and podcasts", round_tables())
        of_the_series = ((one.name, one.transcript, one.gold) for one in forums())
        _run_stripped("round tables of the series that was learned from", of_the_series)


def _run_stripped(what: str, talks: Iterable[tuple[str, Transcript, Gold]]) -> None:
    """The same for labelled talks without their labels."""
    rows, judged = [], []
    for name, transcript, gold in talks:
        seconds, figures, _ = judge_words(transcript, gold)
        rows.append(_row(name[:40], seconds, figures))
        judged.append(figures)
    print_table(f"Attribution of {what}, without their labels", HEAD, rows)
    _print_median(what, judged)


def _print_median(what: str, judged: Sequence[Evaluation]) -> None:
    f1 = statistics.median(figures.f1 for figures in judged)
    right = statistics.median(figures.right for figures in judged)
    alone = statistics.median(figures.one_voice for figures in judged)
    print(
        f"\nMedian of the {len(judged)} {what}: F1 {f1:.3f}, right speaker {right:.1%}, one voice {alone:.1%}"
    )


def _row(name: str, seconds: float, figures: Evaluation) -> tuple[str, ...]:
    return (
        name,
        f"{figures.precision:.3f}",
        f"{figures.recall:.3f}",
        f"{figures.f1:.3f}",
        f"{figures.right:.1%}",
        f"{figures.one_voice:.1%}",
        f"{figures.speakers_found}/{figures.speakers}",
        str(figures.speakers_split),
        str(figures.speakers_merged),
        f"{figures.sections_found}/{figures.sections}",
        f"{figures.sureness[0].turns_right}/{figures.sureness[0].turns}",
        f"{seconds * 1000:.0f}",
    )


def _print_sureness(judged: Sequence[Evaluation]) -> None:
    """What is said to be how sure, and how much of it is right, over all sessions together."""
    rows = []
    for of_all in zip(*(figures.sureness for figures in judged), strict=True):
        turns, characters = sum(one.turns for one in of_all), sum(one.characters for one in of_all)
        right = sum(one.turns_right for one in of_all)
        share = sum(one.characters_right for one in of_all) / max(1, characters)
        rows.append(
            (
                f"from {of_all[0].least}",
                str(turns),
                f"{right / max(1, turns):.1%}",
                f"{characters:,}",
                f"{share:.1%}",
            )
        )
    print_table("How sure, and how right", ("sure", "turns", "right", "characters", "right"), rows)


def _print_errors(case: Case, figures: Evaluation, attribution: Attribution, transcript: Transcript) -> None:
    print(f"\n#### {case.name}\n")
    for difference in figures.differences:
        at = difference.at
        context = "".join(transcript.source[max(0, at - 25) : at].split("\n"))
        after = "".join(transcript.source[at : at + 35].split("\n"))
        amount = f" ({difference.length})" if difference.length else ""
        who = f"{difference.expected} | {difference.got}{amount}"
        print(f"- {at} {difference.kind}: {who}: …{context}▮{after}…")
    for key, person in figures.pairs:
        known = attribution.people[int(person)]
        print(
            f"  {key} = {person}: {known.name or '?'} ({known.role}) {known.title} {known.org} {known.heard}"
        )
    for section in attribution.sections:
        print(f"  § {section.start} {section.kind}: {section.title[:60]}")
    for note in attribution.notes:
        print(f"  note: {note}")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    run(tuple(name for name in arguments if name != "--errors"), "--errors" in arguments)
