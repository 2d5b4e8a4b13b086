"""A lesson as files that a person can read, edit and commit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from cleantext.boilerplate.index import first_word
from cleantext.learn.lines import Proposal
from cleantext.learn.templates import SLOT

_PATTERN = {
    "{when}": "(?P<date>{when})",
    "{name}": "(?P<author>{name})",
    "{number}": r"\d+(?:[.,:]\d+)*",
}
_BEFORE = "The first sentence of an article stands here."
_AFTER = "And here stands the last one of it."


def rule_file(proposals: Iterable[Proposal]) -> str:
    """A rule file in TOML, one rule for each proposal; empty lines between them."""
    head = "# Learned from a directory: read it, change it, commit it.\n\n"
    return head + "\n".join(_rule(number, p) for number, p in enumerate(proposals, 1))


def _rule(number: int, proposal: Proposal) -> str:
    places = ", ".join(f"{count} of {source or 'these files'}" for source, count in proposal.counts)
    before = {"top": "", "bottom": f"{_BEFORE}\n{_AFTER}\n"}.get(proposal.where, f"{_BEFORE}\n")
    after = "" if proposal.where == "bottom" else f"\n{_AFTER}"
    rest = before.rstrip("\n") + (after if before else after.lstrip("\n"))
    bad = [[f"{before}{sample}{after}", rest] for sample in proposal.samples]
    lines = [
        "[[rule]]",
        f'id = "line-{number}"',
        'kind = "boilerplate"',
        'category = "page"',
        'message = "line that recurs on this site"',
        f"why = {_string(f'In {proposal.count} of {proposal.files} files: {places}.')}",
        *_matcher(proposal),
        f'where = "{proposal.where}"',
        f"good = [{_string(f'{_BEFORE} {_AFTER}')}]",
        f"bad = {json.dumps(bad, ensure_ascii=False)}",
    ]
    return "\n".join(lines) + "\n"


def _matcher(proposal: Proposal) -> Iterator[str]:
    if not SLOT.search(proposal.template):
        yield f"phrases = [{_string(proposal.template)}]"
        return
    seen: set[str] = set()
    pattern = ""
    for piece in re.split(rf"({SLOT.pattern})", proposal.template):
        slot = _PATTERN.get(piece)
        if slot is None:
            pattern += re.escape(piece).replace("\\ ", " ")
        else:
            # A group has its name once; a second name in the line is kept with the first.
            pattern += re.sub(r"\?P<\w+>", "?:", slot) if slot in seen else slot
            seen.add(slot)
    yield f"find = {_string(pattern)}"
    words = sorted({first_word(sample) for sample in proposal.samples})
    literal = max(SLOT.split(proposal.template), key=len).strip()
    if proposal.template.startswith("{"):
        yield f"needle = [{_string(literal)}]"
        yield "stop = true"
    else:
        yield f"first = [{', '.join(map(_string, words))}]"


def _string(text: str) -> str:
    """A TOML basic string; JSON writes the same escapes."""
    return json.dumps(text, ensure_ascii=False)


def word_list(lines: Iterable[str]) -> str:
    """A word list that lost-letter repair reads as ``<language>/words/learned.tsv``."""
    head = (
        "# Forms with a letter beyond ASCII, by tenths of a Zipf value. Learned from a directory.\n"
    )
    return head + "".join(f"{line}\n" for line in lines)
