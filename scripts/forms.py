"""Markdown's ``/// check | name``: the fields in which a reader answers. What is right: see ``scripts.checks``.

They are no ``<form>``: nothing is sent anywhere, and browsers look through every form of a page for what they could
fill in, which takes longer than to show the page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from scripts import checks, measured
from scripts.checks import Check


class CheckBlock(Block):
    """The box that asks. The style sheet hides it in a browser without scripts: there, the folded answer serves."""

    NAME = "check"
    ARGUMENT = None
    OPTIONS = dict.fromkeys(checks.OPTIONS, (None, type_any))

    def on_create(self, parent: Element) -> Element:
        given = {key: self.options[key] for key in checks.OPTIONS if self.options[key] is not None}
        check = checks.resolve(self.argument or "", given, measured.values_of(Path(self.config["values"])))
        box = SubElement(parent, "div", _attributes(check))
        if check.choices:
            group = SubElement(box, "fieldset")
            SubElement(group, "legend").text = check.ask
            for place, text in enumerate(check.choices):
                label = SubElement(group, "label", {"class": "check-choice"})
                SubElement(label, "input", {"type": "radio", "name": check.name, "value": str(place)})
                SubElement(label, "span").text = text
        else:
            label = SubElement(box, "label", {"class": "check-number"})
            SubElement(label, "span").text = check.ask
            field = {"type": "text", "inputmode": "decimal", "name": check.name, "autocomplete": "off", "size": "10"}
            SubElement(label, "input", field)
            if check.unit:
                SubElement(box, "span", {"class": "check-unit"}).text = check.unit
            if check.within:
                SubElement(box, "span", {"class": "check-within"}).text = f"right within {check.within:g}"
        SubElement(box, "button", {"class": "md-button", "type": "button"}).text = "Check"
        SubElement(box, "p", {"class": "check-verdict", "role": "status"})
        return box


def _attributes(check: Check) -> dict[str, str]:
    return {
        "class": "check",
        "id": f"check-{check.name}",
        "data-check": check.name,
        "data-right": f"{check.right:.17g}",
        "data-shown": check.shown if check.choices else f"{check.shown} {check.unit}".strip(),
        "data-within": f"{check.within:g}",
        "data-hints": json.dumps(check.hints, ensure_ascii=False),
    }


class ChecksExtension(BlocksExtension):
    """The extension; its option ``values`` is the folder that the engine writes."""

    def __init__(self, **options: Any) -> None:
        self.config = {"values": [".cache/values", "folder with the values of each snippet"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        block_mgr.register(CheckBlock, self.getConfigs())


def makeExtension(**options: Any) -> ChecksExtension:
    return ChecksExtension(**options)
