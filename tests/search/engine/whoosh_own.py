"""Whoosh as it comes: its own writer and its own answers, on the same files."""

from pathlib import Path

from whoosh import query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.searching import Searcher
from whoosh.writing import SegmentWriter

from app.search.engine.protocol import AnyOf, Document, Plan
from app.search.whoosh.schema import COLUMNS, FIELDS, INDEX, schema


def open_index(folder: Path) -> FileIndex:
    return FileIndex(FileStorage(str(folder)), indexname=INDEX)


def write_index(folder: Path, documents: list[Document]) -> FileIndex:
    index = FileIndex.create(FileStorage(str(folder)), schema(), INDEX)
    writer = SegmentWriter(index, compound=False)
    for document in documents:
        numbers = {name: getattr(document, name) for name in COLUMNS[:-1]}
        length = sum(document.tokens.values())
        writer.add_document(
            words=document.tokens, sounds=document.sounds, whole=document.whole, length=length, **numbers
        )
    writer.commit(merge=False)
    return index


def whoosh_query(plan: Plan) -> query.Query:
    """The plan in Whoosh's words."""
    wanted = [_any_of(one) for one in (*plan.wanted, *plan.also)]
    unwanted = [query.Not(_any_of(one)) for one in plan.unwanted]
    return query.And([*(wanted or [query.Every()]), *unwanted])


def _any_of(one: AnyOf) -> query.Query:
    terms: list[query.Query] = [query.Term(one.field, token.encode()) for token in one.tokens]
    if one.prefix:
        terms.append(query.Prefix(one.field, one.prefix))
    return query.Or(terms)


def ids_found(searcher: Searcher, plan: Plan) -> list[int]:
    """Numbers of the documents that Whoosh finds."""
    if not searcher.doc_count_all():
        return []  # Whoosh's reader of nothing has no columns
    ids = searcher.reader().column_reader("id")
    return sorted(ids[number] for number in searcher.docs_for_query(whoosh_query(plan)))


def contents(index: FileIndex) -> object:
    """All that Whoosh reads in an index: every list with its counts, every number of every document."""
    reader = index.reader()
    lists = {}
    for field, token in reader.all_terms():
        matcher = reader.postings(field, token)
        entries = []
        while matcher.is_active():
            entries.append((matcher.id(), matcher.weight()))
            matcher.next()
        about = reader.term_info(field, token)
        lists[field, token] = (
            entries,
            reader.doc_frequency(field, token),
            about.weight(),
            about.max_weight(),
            about.min_id(),
            about.max_id(),
        )
    columns = {
        name: [reader.column_reader(name)[i] for i in range(reader.doc_count_all())] for name in COLUMNS
    }
    assert set(reader.indexed_field_names()) <= set(FIELDS)
    reader.close()
    return lists, columns
