"""The documentation is complete: what people can set, call or install is in it, and nothing else is."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main
from fastapi import FastAPI

from app.api import router
from app.archive.pictures import LARGEST
from app.attribution.agenda import KINDS, parse_agenda
from app.cli.typer_app import rostra
from app.readers import READERS
from app.settings import ROOT, Settings

DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted(DOCS.rglob("*.md")),
    *sorted((ROOT / "samples").glob("*.md")),
]
COMMANDS: dict[str, Any] = typer.main.get_command(rostra).commands  # type: ignore[attr-defined]


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level or above."""
    level = heading.split(" ")[0]
    match = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.M | re.S)
    assert match, f"there is no heading “{heading}”"
    return match[1]


def in_first_column(text: str) -> set[str]:
    """The `code` at the beginning of each table row."""
    return {code for row in re.findall(r"^\| (.*?) \|", text, re.M) for code in re.findall(r"`([^`]+)`", row)}


# Settings


def test_every_setting_is_documented_with_what_it_is_if_not_given() -> None:
    table = part(page("operating.md"), "## Settings")
    rows = dict(re.findall(r"^\| `(ROSTRA_\w+)` \| (.*?) \|", table, re.M))
    expected = {
        f"ROSTRA_{name.upper()}": f"`{field.default}`" if str(field.default) else "empty"
        for name, field in Settings.model_fields.items()
    }
    assert rows == expected


# Commands


def test_every_command_has_its_part_and_there_is_none_for_another() -> None:
    headings = re.findall(r"^## rostra (\S+)$", page("commands.md"), re.M)
    assert sorted(headings) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_of_a_command_is_documented(name: str) -> None:
    described = in_first_column(part(page("commands.md"), f"## rostra {name}"))
    options = {
        option
        for parameter in COMMANDS[name].params
        if parameter.param_type_name == "option"
        for option in parameter.opts
    }
    assert {option.split(" ")[0] for option in described} == options - {"--help"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_argument_of_a_command_is_shown(name: str) -> None:
    usage = part(page("commands.md"), f"## rostra {name}")
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "argument":
            shown = (parameter.metavar or parameter.name or "").upper()
            assert re.search(rf"`rostra {name} .*{re.escape(shown)}", usage), shown


# Dependencies


def declared() -> dict[str, set[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = {"Runtime": project["dependencies"], **project["optional-dependencies"]}
    named = {"build": "Building", "dev": "Development"}
    return {
        named.get(kind, kind): {re.match(r"[\w.-]+", one)[0] for one in wanted}  # type: ignore[index]
        for kind, wanted in lists.items()
    }


@pytest.mark.parametrize("kind", ["Runtime", "Building", "Development"])
def test_every_dependency_has_its_line_and_no_line_is_left_over(kind: str) -> None:
    assert in_first_column(part(page("dependencies.md"), f"## {kind}")) == declared()[kind]


def test_every_line_says_what_for_and_why() -> None:
    for row in re.findall(r"^\| `[^`]+` \|.*$", page("dependencies.md"), re.M):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 4 and all(cells), row


# Import


def test_every_reader_is_described() -> None:
    assert in_first_column(part(page("importing.md"), "## Formats")) == set(READERS)


def test_every_kind_of_part_is_named() -> None:
    row = re.search(r"^\| `kind` \|.*$", page("importing.md"), re.M)
    assert row and set(re.findall(r"`(\w+)`", row[0])) - {"kind"} == set(KINDS)


def test_the_agenda_that_is_shown_is_a_good_one_and_has_every_key() -> None:
    shown = re.search(r"```yaml\n(.*?)```", page("importing.md"), re.S)
    assert shown
    agenda = parse_agenda("importing.md", shown[1])
    assert all([agenda.title, agenda.date, agenda.event, agenda.source])
    assert {
        bool(person.also and person.role and person.org and person.title) for person in agenda.people
    } == {
        True,
        False,
    }
    keys = set(re.findall(r"(?:^|[{,] ?|- |^ +)(\w+):", shown[1], re.M))
    assert keys == in_first_column(part(page("importing.md"), "## The agenda"))


def test_the_largest_picture_is_told() -> None:
    assert f"at most {LARGEST >> 20} MB" in " ".join(page("importing.md").split())


# The JSON interface


def test_every_address_of_the_json_interface_is_described() -> None:
    described = set(re.findall(r"^\| `GET (/api/v1/[^`]+)`", page("api.md"), re.M))
    assert described == set(_paths())


def _paths() -> dict[str, Any]:
    application = FastAPI()
    application.include_router(router)
    paths: dict[str, Any] = application.openapi()["paths"]
    return paths


def test_every_parameter_of_the_search_is_described() -> None:
    search = _paths()["/api/v1/search"]["get"]
    described = in_first_column(part(page("api.md"), "## Search"))
    assert {parameter["name"] for parameter in search["parameters"]} <= described


# The whole


def test_every_part_of_the_package_has_its_place_in_the_architecture() -> None:
    described = page("architecture.md")
    parts = {
        f"app/{path.name}"
        for path in (ROOT / "app").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    } - {"app/__init__.py"}
    assert {name for name in parts if f"`{name}`" not in described} == set()


def test_every_make_target_is_described() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.M)
    assert targets
    assert in_first_column(part(page("operating.md"), "## Install")) >= {
        f"make {target}" for target in targets[1].split()
    }


def test_every_decision_is_listed() -> None:
    listed = set(re.findall(r"\(decisions/([\w-]+\.md)\)", page("architecture.md")))
    assert listed == {file.name for file in (DOCS / "decisions").iterdir()}


@pytest.mark.parametrize("decision", sorted((DOCS / "decisions").iterdir()), ids=lambda file: file.stem)
def test_every_decision_has_context_decision_and_consequences(decision: Path) -> None:
    text = decision.read_text("utf-8")
    assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.M) == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_link_leads_nowhere(file: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", file.read_text("utf-8"), flags=re.S)
    dead = []
    for target in re.findall(r"\]\(([^()\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        aim = (file.parent / path).resolve() if path else file
        if not aim.exists() or (fragment and fragment not in _fragments(aim)):
            dead.append(target)
    assert dead == []


def _fragments(file: Path) -> set[str]:
    """The addresses of a page's headings, as the usual renderers make them."""
    headings = re.findall(r"^#{1,6} (.+)$", file.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
