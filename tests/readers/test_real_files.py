"""What becomes of every real file: read, and how, or refused, and why (the table is real_files.yaml)."""

from pathlib import Path

import pytest
import yaml

from app.errors import UnreadableSource
from app.readers import read
from tests.readers.material import DATA, label, real_files, shared

TABLE = yaml.safe_load(Path(__file__).with_name("real_files.yaml").read_text(encoding="utf-8"))


@shared
@pytest.mark.parametrize("file", real_files(), ids=label)
def test_a_real_file_is_read_or_refused_as_the_table_says(file) -> None:
    expected = TABLE[label(file)]
    try:
        transcript = read(file.name, file.read_bytes())
    except UnreadableSource as refused:
        assert {"refused": refused.reason} == expected
        return
    labels = {piece.label for piece in transcript.speech if piece.label is not None}
    assert {
        "reader": transcript.reader,
        "encoding": transcript.encoding,
        "speech": len(transcript.speech),
        "labels": len(labels),
        "marks": len(transcript.marks),
        "date": transcript.header.date,
    } == {"encoding": "utf-8", "labels": 0, "marks": 0, "date": None} | expected


@shared
def test_the_table_names_every_real_file() -> None:
    assert sorted(TABLE) == sorted(label(file) for file in real_files())


@shared
def test_the_seed_is_the_session_it_says_it_is() -> None:
    header = read("x.md", (DATA / "seed" / "waic2024-p28.md").read_bytes()).header
    assert (header.part, header.video_id) == ("28", "BV1iT421k7Bv")
    assert header.source_url == "https://www.bilibili.com/video/BV1iT421k7Bv?p=28"
    assert header.date is not None and header.date.isoformat() == "2024-07-05"
