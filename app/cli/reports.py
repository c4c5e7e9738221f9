"""What an import did, or would do, in lines for a person."""

from app.archive.importing import Report
from app.archive.preparing import Prepared
from app.attribution.explain import Explanation
from app.evaluation import Evaluation
from app.sureness import BANDS
from app.transcript import Person


def counted(number: int, thing: str) -> str:
    """How many of a thing there are: 1 speaker, 2 speakers."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def line(report: Report) -> str:
    """One import on one line, with what there is to know on lines below."""
    counts = {"utterance": report.utterances, "speaker": report.speakers, "section": report.sections}
    size = ", ".join(counted(number, thing) for thing, number in counts.items())
    match report.status:
        case "unchanged":
            head = f"{report.name}: unchanged (/sessions/{report.slug})"
        case "changed":
            links = f"{report.kept} kept, {report.added} new, {report.moved} merged, {report.gone} gone"
            head = f"{report.name}: changed, {size}; {links} (/sessions/{report.slug})"
        case _:
            head = f"{report.name}: {size} (/sessions/{report.slug})"
    notes = report.notes if report.status != "unchanged" else ()
    return "\n".join([head, *(f"  note: {note}" for note in notes)])


def outline(prepared: Prepared) -> str:
    """What would be stored, to read through: head, people, programme, turns."""
    transcript, attribution, header = prepared.transcript, prepared.attribution, prepared.transcript.header
    lines = [
        f"{transcript.name}: read as {transcript.reader}, {transcript.encoding},"
        f" {len(transcript.speech)} pieces, {len(transcript.marks)} marks, {len(transcript.slides)} slides",
        f"  title: {prepared.title}",
        f"  date: {header.date or 'unknown'}  event: {prepared.event or 'none'}  video: {header.source_url}",
        *(f"  note: {note}" for note in prepared.notes),
        "  people:",
        *(f"    {index}: {_person(person)}" for index, person in enumerate(attribution.people)),
        "  programme:",
        *(f"    {section.start:>7} {section.kind}: {section.title}" for section in attribution.sections),
        "  turns:",
    ]
    for turn in attribution.turns:
        words = " ".join(transcript.source[turn.start : turn.end].split())[:60]
        cues = ", ".join(evidence.cue for evidence in turn.evidence)
        lines.append(f"    {turn.start:>7} person {turn.person} {turn.confidence:.2f} [{cues}] {words}")
    return "\n".join(lines)


def _person(person: Person) -> str:
    described = ", ".join(filter(None, (person.role, person.title, person.org)))
    return f"{person.name or 'unknown'} ({described}), heard as {', '.join(person.heard) or '-'}"


def figures(evaluation: Evaluation) -> str:
    """How far a session agrees with its annotation, a figure a line."""
    e = evaluation
    return "\n".join(
        [
            f"turn boundaries: precision {e.precision:.3f}, recall {e.recall:.3f}, F1 {e.f1:.3f}"
            f" ({e.boundaries_found} of {e.boundaries} found, {e.boundaries_set} set)",
            f"right speaker: {e.right:.1%} of {e.characters:,} characters"
            f" (one voice for all: {e.one_voice:.1%})",
            f"speakers: {e.speakers_found} of {e.speakers} found, {e.speakers_split} split,"
            f" {e.speakers_merged} merged",
            f"sections: {e.sections_found} of {e.sections} found",
            *(
                f"sure {_band(band.least)}: {band.turns_right} of {band.turns} turns right,"
                f" {band.characters_right:,} of {band.characters:,} characters"
                for band in e.sureness
            ),
        ]
    )


def _band(least: float) -> str:
    """A band of how sure an attribution is, in words."""
    after = min((above for above in BANDS if above > least), default=None)
    return f"{least:.1f} or more" if after is None else f"{least:.1f} to {after:.1f}"


def explained(explanation: Explanation) -> str:
    """A decision on some lines: the turn, who it could be, the cues around its beginning."""
    lines = [
        f"{explanation.start}–{explanation.end}: {' '.join(explanation.words.split())}…",
        f"  a change of voice where it begins: {explanation.change:+.2f} (log-odds, whoever it is)",
        "  who it could be:        sure    begins   words",
        *(
            f"    {one.name[:20]:<20} {one.probability:>6.1%}  {one.enters:>+7.2f}  {one.fits:>+7.2f}"
            for one in explanation.candidates
        ),
        "  cues:",
        *(
            f"    {cue.start:>7} {cue.cue:<20} {cue.weight:>+6.2f}  “{' '.join(cue.words.split())}”"
            for cue in explanation.cues
        ),
    ]
    return "\n".join(lines)
