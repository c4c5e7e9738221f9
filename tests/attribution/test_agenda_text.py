"""A printed programme as plain text becomes an agenda."""

from datetime import date

import pytest

from app.attribution.agenda_text import read_agenda
from app.errors import BadAgenda

PROGRAMME = """\
潮汐与算力——智慧港航主题论坛（虚构样例）
2025年9月18日

14:00-14:05 开场
主持人：程岫宁 霁港港航研究院院长
14:05 致辞：沈望汀 霁港市政府局长
14:20-15:00 主旨演讲：一台会等待的机器
Liesbet Ondarra, Sundhaven University, Professor of Oceanography
15:00 圆桌讨论：港口的数据到底是谁的
主持人：韩禾予（霁港晚报集团财经主编）
嘉宾：罗砚秋（衡浦资本合伙人）、康照野（蓝埠航运公司首席技术官）
"""


def test_parts_people_hosts_and_firms_are_made_out() -> None:
    agenda = read_agenda("programme.txt", PROGRAMME)
    assert agenda.date == date(2025, 9, 18)
    assert [part.kind for part in agenda.parts] == ["opening", "welcome", "keynote", "panel"]
    assert [part.moderator for part in agenda.parts] == ["程岫宁", "", "", "韩禾予"]
    assert agenda.parts[1].people == ("沈望汀",)
    assert agenda.parts[2].people == ("Liesbet Ondarra",)
    assert agenda.parts[3].people == ("罗砚秋", "康照野")
    told = {person.name: (person.org, person.role) for person in agenda.people}
    assert told["罗砚秋"] == ("衡浦资本", "合伙人")
    assert told["Liesbet Ondarra"] == ("Sundhaven University", "Professor of Oceanography")
    assert told["韩禾予"] == ("霁港晚报集团", "财经主编")


def test_yaml_is_known_by_its_name_or_by_its_keys() -> None:
    assert read_agenda("a.yaml", "title: Tides").title == "Tides"
    assert read_agenda("a.txt", "people:\n  - {name: 陆澄帆}\n").people[0].name == "陆澄帆"


def test_wrong_yaml_names_its_line() -> None:
    with pytest.raises(BadAgenda, match="line 2"):
        read_agenda("a.yaml", "title: Tides\nnonsense: 1\n")


def test_a_text_without_anybody_is_refused() -> None:
    with pytest.raises(BadAgenda, match="nobody can be made out"):
        read_agenda("a.txt", "just some words that mean nothing here\n")
