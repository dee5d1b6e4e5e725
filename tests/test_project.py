"""What stands around the book agrees with it and with itself: versions, commands, names of files, licenses."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib

import pytest
import yaml

from scripts import archive
from scripts.book import Book
from tests.conftest import BOOK, ROOT
from tests.tiny import TinyBook

GUIDES = ["README.md", "CONTRIBUTING.md"]
every_guide = pytest.mark.parametrize("guide", GUIDES)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def programs(text):
    """Path -> program, for each block of Python below a line that says which file it is."""
    return dict(re.findall(r"`(snippets/\S+\.py)`:\n\n```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module")
def citation():
    return yaml.safe_load(read("CITATION.cff"))


@pytest.fixture(scope="module")
def project():
    return tomllib.loads(read("pyproject.toml"))["project"]


@pytest.fixture(scope="module")
def site_config():
    return read("mkdocs.yml")


def test_one_version_everywhere(project, citation):
    newest = re.search(r"^## \[([\d.]+)\]", read("CHANGELOG.md"), re.MULTILINE)[1]
    assert project["version"] == citation["version"] == newest


def test_one_title_everywhere(project, citation, site_config):
    title = re.match(r"# (.+)\n", read("README.md"))[1]
    assert citation["title"].startswith(f"{title}: ")
    assert f"site_name: {title}\n" in site_config
    assert project["name"] == archive.name(BOOK) == title.lower().replace(" ", "-")


def test_one_holder_and_the_same_licenses_everywhere(project, citation, site_config):
    holder = citation["authors"][0]["name"]
    assert project["authors"] == [{"name": holder}]
    assert f"© 2026 {holder}." in site_config
    for name, license in zip(("LICENSE", "LICENSE-prose"), citation["license"], strict=True):
        assert f"Copyright (c) 2026 {holder}\n" in read(name)
        assert f"[{name}]({name})" in read("README.md")
        assert license.replace("CC-BY-", "CC BY ") in site_config
    assert project["license"] == citation["license"][0]
    assert "SPDX: CC-BY-4.0" in read("LICENSE-prose")


def test_one_pytorch_in_all_that_readers_are_told_to_install():
    pinned = re.search(r"^torch==(\S+)$", read("requirements.txt"), re.MULTILINE)[1]
    pages = [path.read_text(encoding="utf-8") for path in BOOK.pages()]
    told = re.findall(r"torch==([\d.]+)", "\n".join([read(archive.README), read("README.md"), *pages]))
    assert len(told) >= 3
    assert set(told) == {pinned}


@every_guide
def test_every_file_that_a_guide_names_exists(guide):
    text = read(guide)
    named = set(re.findall(r"\]\(([^)#:]+)\)", prose(text)))
    quoted = re.findall(r"`([^`\s]+)`", prose(text))
    named |= {name for name in quoted if re.search(r"^[\w./-]+(/|\.(md|py|txt|toml|yml|cff))$", name)}
    named |= set(re.findall(r"\b[A-Z]+[\w-]*\.(?:md|cff)\b", prose(text)))
    missing = {name for name in named if not (ROOT / name).exists()}
    assert missing - programs(text).keys() - {".cache/"} == set()
    assert len(named) > 5


@every_guide
def test_every_command_that_a_guide_names_exists(guide):
    text = read(guide)
    targets = set(re.findall(r"^([a-z]+):.*##", read("Makefile"), re.MULTILINE))
    called = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))
    assert called <= targets
    assert {"site", "serve", "test"} <= called
    for line in re.findall(r"(?:^|`)(\.venv/bin/[^`#\n]+)", text, re.MULTILINE):
        for command in line.split("&&"):
            words = shlex.split(command)
            assert (ROOT / words[0]).exists() or words[0].endswith("/pre-commit")
            for word in words[1:]:
                if word.endswith(".py"):
                    assert (ROOT / word).exists()


def test_the_example_in_the_guide_works(tmp_path):
    """Its two programs and what it writes into a page, in a tiny book."""
    text = read("CONTRIBUTING.md")
    examples = programs(text)
    assert [name.rpartition("_")[2] for name in examples] == ["numpy.py", "plot.py"]
    tiny = TinyBook.copy_to(tmp_path / "book")
    for name, program in examples.items():
        tiny.write(name, program)
    tiny.append("docs/chapter/tiny.md", "\n" + re.search(r"^```markdown\n(.*?)^```", text, re.DOTALL | re.MULTILINE)[1])
    result = tiny.engine("run")
    assert result.returncode == 0, result.stdout
    values = Book(tiny.root).values
    claim = re.search(r"^```python\n(def test_.*?)^```", text, re.DOTALL | re.MULTILINE)[1]
    names = {"of": lambda values, topic: values[f"perfect-circles/{topic}"]}
    exec(claim, names)
    next(test for name, test in names.items() if name.startswith("test_"))(values)


def test_nothing_generated_is_committed():
    """The same rule as the hook of pre-commit."""
    hooks = {hook["id"]: hook for hook in yaml.safe_load(read(".pre-commit-config.yaml"))["repos"][0]["hooks"]}
    rule = re.compile(hooks["generated"]["files"])
    assert rule.search("site/index.html")
    assert rule.search("snippets/loss/archery_torch.ipynb")
    asked = subprocess.run(["git", "ls-files"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    assert [name for name in asked.stdout.splitlines() if rule.search(name)] == []


def test_the_forms_for_issues_are_complete():
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    for form in forms:
        content = yaml.safe_load(form.read_text(encoding="utf-8"))
        if form.stem == "config":
            continue
        assert content["name"]
        assert content["description"]
        ids = [field["id"] for field in content["body"]]
        assert len(ids) == len(set(ids))
        assert all(field["attributes"]["label"] for field in content["body"])
    assert len(forms) == 4
