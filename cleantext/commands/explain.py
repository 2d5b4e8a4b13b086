"""``cleantext rule``: what the rules are, and why."""

from __future__ import annotations

import sys
from pathlib import Path

from cleantext.commands import settings
from cleantext.commands.terminal import FAILED, complain, put
from cleantext.errors import CleantextError
from cleantext.reporters.style import Style, style_for
from cleantext.reporters.visible import visible
from cleantext.rules import Rule, RuleBook


def run(id: str | None, config: Path | None) -> int:
    """List the rules, or those under a prefix, or explain one; the exit code."""
    style = style_for(sys.stdout)
    try:
        book = RuleBook(settings.read(config, ".").rules)
        rules = book.under(id) if id is not None else book.all()
    except CleantextError as error:
        complain(f"error: {error}")
        return FAILED
    if len(rules) == 1 and rules[0].id == id:
        put(explanation(rules[0], style))
        return 0
    put("".join(f"{style.cyan(r.id)}  [{r.safety}]  {visible(r.message)}\n" for r in rules))
    return 0


def explanation(rule: Rule, style: Style) -> str:
    """All that a rule says about itself, its examples included."""
    meaning = {
        "safe": "applied by default",
        "unsafe": "applied with --unsafe-fixes",
        "manual": "never applied, only flagged",
    }[rule.safety]
    language = "any" if rule.language == "und" else rule.language
    out = [
        f"{style.bold(rule.id)}: {visible(rule.message)}\n\n",
        f"{visible(rule.why)}\n\n" if rule.why else "",
        f"safety    {rule.safety}: {meaning}\n",
        f"language  {language}\n",
        f"kind      {rule.kind}\n",
        f"file      {visible(str(rule.source))}\n",
        f"\n{style.bold('found and changed' if rule.safety != 'manual' else 'found')}\n",
    ]
    for before, after in rule.bad:
        out.append(style.red(f"  - {_lines(before)}\n"))
        if after != before:
            out.append(style.green(f"  + {_lines(after)}\n"))
    if rule.good:
        out.append(f"\n{style.bold('left alone')}\n")
        out += [f"    {_lines(text)}\n" for text in rule.good]
    return "".join(out)


def _lines(text: str) -> str:
    """An example, its further lines below the first."""
    return "\n    ".join(visible(line) for line in text.split("\n"))
