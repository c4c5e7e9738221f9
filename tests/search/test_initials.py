"""Initials of Chinese names, and the cards that they lead to."""

from tests.archived import Archive


def test_initials_lead_to_the_speakers_card_where_nothing_stands_so(archive: Archive) -> None:
    archive.put("port.md", "**陆澄帆:** 大家好。\n\n**安毅:** AY船。\n\n**陆澄帆:** 谢谢。\n\n**安毅:** 好。")
    archive.indexer.drain()
    assert [one.name for one in archive.find("lcf").speakers] == ["陆澄帆"]
    assert [one.name for one in archive.find("LCF").speakers] == ["陆澄帆"]
    assert not archive.find("ay").speakers and not archive.find("lcf 船").speakers


def test_initials_are_those_of_the_family_name_as_it_is_read(archive: Archive) -> None:
    archive.put("port.md", "**单立舟:** 大家好。\n\n**Pia Lundamo:** 今天没有船。\n\n**单立舟:** 谢谢。")
    archive.indexer.drain()
    assert [one.name for one in archive.find("slz").speakers] == ["单立舟"]
