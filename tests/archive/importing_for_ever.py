"""A process that imports without end: run by the test that kills it, at any moment."""

from pathlib import Path

from app.archive.importing import import_source
from app.archive.preparing import Upload, prepare
from app.database import Database


def upload(count: int) -> Upload:
    """Talks of seven names in turn, every time in other words."""
    title = f"# P{count % 7}：20250601-“港湾论坛” - Harbour - BV1xx411c7mD\n\n"
    paragraphs = [f"这是第{count}次导入的第{n}段话，说的是港口的风和水。" for n in range(120)]
    return Upload(f"talk{count % 7}.md", (title + "\n\n".join(paragraphs)).encode())


def main(path: str, first: str) -> None:
    database = Database(Path(path))
    count = int(first)
    while True:
        import_source(database, prepare(upload(count)))
        print(count, flush=True)
        count += 1


prepare(upload(0))  # what is loaded at its first use is loaded before the fork
