"""A quotation that begins behind a negation, or ends before it, says the opposite."""

import pytest

from tests.archived import Archive
from tests.search.quoting import only


@pytest.mark.parametrize(
    ("asked", "said", "clipped"),
    [
        ("应该放弃", "我们不应该放弃。", "不"),
        ("应该放弃这个港口", "我觉得我们不应该放弃这个港口。", "不"),
        ("同意这个关于潮汐的方案", "我没有同意这个关于潮汐的方案。", "没有"),
        ("同意这个关于潮汐的方案", "其实没有人同意这个关于潮汐的方案。", "没有人"),
        ("放弃这个港口", "我们不会再放弃这个港口。", "不会再"),
        ("我们应该放弃这个港口", "所以不是我们应该放弃这个港口。", "不是"),
        ("这个方案我们做", "这个方案我们做不到。", "不到"),
        ("good for old boats and sailors", "This is not good for old boats and sailors.", "not"),
        (
            "the harbour is the best place",
            "I don't think that the harbour is the best place.",
            "n't think that",
        ),
        ("sail out in winter with us", "They never really sail out in winter with us.", "never really"),
        ("I know that we can", "I know that we can't.", "n't"),
    ],
)
def test_a_negation_left_out_at_its_ends_is_told(
    archive: Archive, asked: str, said: str, clipped: str
) -> None:
    match = only(archive, asked, said)
    assert match.match == "partial"
    [note] = match.notes
    assert note == f"A word turns the sentence round, and is left out: “{clipped}”."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("应该放弃这个港口", "不，应该放弃这个港口。"),
        ("应该放弃这个港口", "我不来，应该放弃这个港口。"),
        ("应该放弃这个港口", "他不知道我们应该放弃这个港口。"),
        ("放弃这个港口", "我们不得不放弃这个港口。"),
        ("放弃这个港口", "我们是不是放弃这个港口？"),
        ("增长得很快的港口", "这是不断增长得很快的港口。"),
        ("重要的一个港口", "这是非常重要的一个港口。"),
        ("我们的港口", "我们的港口不是最大的。"),
        ("good for old boats and sailors", "No. Good for old boats and sailors."),
        ("good for old boats and sailors", "It is not only good for old boats and sailors."),
        ("we should leave the harbour", "If it is not too late, we should leave the harbour."),
        ("不应该放弃这个港口", "我们不应该放弃这个港口。"),
    ],
)
def test_one_that_denies_something_else_is_not(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.notes, match.difference) == ([], ())
    assert match.match in ("exact", "variant")


@pytest.mark.parametrize(
    ("asked", "said", "clipped"),
    [
        ("潮水很准时……等船", "潮水很准时，我跟你们讲过，它不等船。", "不"),
        ("灯塔一夜都亮着……收费用", "灯塔一夜都亮着，谁都可以来看，从来不收费用。", "不"),
        ("这盏灯多老……肯说，但是船长都认得它", "这盏灯多老，我问过的人都不肯说，但是船长都认得它。", "不"),
        ("港口要涨价……同意这个方案", "港口要涨价，我问过很多船长，没有人会同意这个方案。", "没有人会"),
        ("这条旧船……收", "这条旧船我想问问你们，到底收不收？", "不收"),
        ("这个方案我们做……要等明年", "这个方案我们做不到，钱也没有，人也没有，要等明年。", "不到"),
        (
            "They call it the quiet hour … like being woken",
            "They call it the quiet hour, because the keeper sleeps then and does not like being woken.",
            "not",
        ),
        (
            "I know that we can … leave before the tide",
            "I know that we can't stay for long, so all of us leave before the tide.",
            "n't",
        ),
    ],
)
def test_no_sign_leaves_out_a_negation_beside_a_part(
    archive: Archive, asked: str, said: str, clipped: str
) -> None:
    match = only(archive, asked, said)
    assert match.match == "partial"
    assert match.notes == [f"A word turns the sentence round, and is left out: “{clipped}”."]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("潮水很准时……它等船", "潮水很准时，从来都不会晚，但是它等船。"),
        ("潮水很准时……他们应该等船", "潮水很准时，管码头的那个人不知道他们应该等船。"),
        ("港口要涨价……放弃这个方案", "港口要涨价，我们想了很久，不得不放弃这个方案。"),
        ("潮水很准时……不等船", "潮水很准时，我跟你们讲过，它不等船。"),
        (
            "The keeper is old … he likes his lamp",
            "The keeper is old and has not been well since spring, but he likes his lamp.",
        ),
    ],
)
def test_a_negation_of_what_is_left_out_goes_with_it(archive: Archive, asked: str, said: str) -> None:
    match = only(archive, asked, said)
    assert (match.match, match.notes, match.difference) == ("exact", [], ())
