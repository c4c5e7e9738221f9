"""Golden files: small sources of every format and odd case, each beside what is read from it.

`python -m tests.golden.regenerate` writes every expected.json anew; look through the difference before
committing it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.readers import read
from app.transcript import Transcript

FOLDER = Path(__file__).parent


def cases() -> list[Path]:
    """The folder of each case."""
    return sorted(source.parent for source in FOLDER.glob("*/source.*"))


def read_case(case: Path) -> Transcript:
    """A case's source, read under the case's name."""
    (source,) = case.glob("source.*")
    return read(case.name + source.suffix, source.read_bytes())


def picture(transcript: Transcript) -> dict[str, Any]:
    """What was read, as it stands in expected.json: empty fields left out, the words beside their offsets."""
    source = transcript.source
    return {
        "reader": transcript.reader,
        "encoding": transcript.encoding,
        "header": _short(asdict(transcript.header)),
        "speech": [
            {"words": source[piece.start : piece.end], **_short(asdict(piece))} for piece in transcript.speech
        ],
        "marks": [{"words": source[mark.at : mark.end], **_short(asdict(mark))} for mark in transcript.marks],
        "slides": [asdict(slide) for slide in transcript.slides],
        "headings": [asdict(heading) for heading in transcript.headings],
        "notes": list(transcript.notes),
    }


def _short(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if key == "date" else value
        for key, value in fields.items()
        if value is not None and value != "" and value != () and value is not False
    }


def written(transcript: Transcript) -> str:
    """The text of an expected.json: one line for each piece, so that a difference can be read."""
    lines = []
    for key, value in picture(transcript).items():
        if isinstance(value, list) and value:
            rows = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f'  "{key}": [\n{rows}\n  ]')
        else:
            lines.append(f'  "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    for case in cases():
        (case / "expected.json").write_text(written(read_case(case)), encoding="utf-8")
