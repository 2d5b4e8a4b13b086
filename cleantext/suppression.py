r"""What the author of a file asks to be left alone, in a comment of the file's own format.

    <!-- cleantext: off -->               until "on" or the end of the file, all rules
    <!-- cleantext: on -->
    <!-- cleantext: off es/quotes und/spacing -- the poem is meant so -->
    <!-- cleantext: off-line -->          the line on which it stands
    <!-- cleantext: off-next-line es/quotes -->

Rules are named by id or by the beginning of one, as everywhere. ``# cleantext: …``
does the same in YAML and in front matter, where the key ``cleantext`` holds for
the whole file: ``cleantext: off``, or a list of rules. What was suppressed is
neither repaired nor flagged; what suppressed nothing is flagged, so that no
comment outlives its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cleantext.document import Span
from cleantext.findings import Finding, Safety
from cleantext.rules import covers

UNUSED = "und/suppression/unused"
UNKNOWN = "und/suppression/unknown"
"""What is reported here is about comments, not about text; the rules explain it and no more."""

_MARK = "cleantext"
_SAYS = r"cleantext:[ \t]*(?P<says>[^\r\n]*?)[ \t]*"
_HTML = (
    rf"<!--[ \t]*{_SAYS}-->|\{{/\*[ \t]*{_SAYS.replace('says', 'braced')}\*/\}}"
    rf"|\{{\#[ \t]*{_SAYS.replace('says', 'tagged')}\#\}}"
)
_HASH = rf"(?m)(?:^|[ \t])\#[ \t]*{_SAYS}$"
# Expressions; compiled where a text has the mark, as hardly any does.
_COMMENTS = {
    "markdown": _HTML,
    "html": _HTML,
    "yaml": _HASH,
    "rst": rf"(?m)^[ \t]*\.\.[ \t]+{_SAYS}$",
    "asciidoc": rf"(?m)^//[ \t]*{_SAYS}$",
}
_VERBS = ("off", "on", "off-line", "off-next-line")


@dataclass(eq=False, repr=False)
class Suppression:
    """A request to leave a stretch alone.

    Attributes:
        rules: id prefixes; empty for all rules.
        start, end: the stretch, in offsets of the file.
        said: where the request itself stands.
        used: whether it has kept anything from being reported.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    said: Span
    used: bool = False

    def silences(self, finding: Finding) -> bool:
        """Whether a finding, in offsets of the file, falls under the request."""
        if self.rules and not any(covers(prefix, finding.rule) for prefix in self.rules):
            return False
        return meets(finding, self.start, self.end)


def meets(finding: Finding, start: int, end: int) -> bool:
    """Whether the span of a finding, or one of its edits, has to do with a stretch."""
    spans = [(finding.start, finding.end), *((edit.start, edit.end) for edit in finding.edits)]
    return any(
        low < end and start < high if low < high else start <= low <= end for low, high in spans
    )


@dataclass(eq=False, repr=False)
class Suppressions:
    """What a file asks to be left alone, and which of its requests nobody understands."""

    requests: list[Suppression] = field(default_factory=list)
    unknown: list[Span] = field(default_factory=list)

    def silences(self, finding: Finding) -> bool:
        """Whether a request falls on a finding; all requests that do count as used."""
        heard = [each for each in self.requests if each.silences(finding)]
        for each in heard:
            each.used = True
        return bool(heard)

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the requests themselves, once the file has been worked on."""
        for start, end in self.unknown:
            message = f"not understood; write one of {', '.join(_VERBS)}, then ids of rules"
            yield Finding(UNKNOWN, start, end, message, safety=Safety.MANUAL)
        for each in self.requests:
            if not each.used:
                what = " ".join(each.rules) or "any rule"
                message = f"nothing is suppressed here; {what} finds nothing"
                yield Finding(UNUSED, *each.said, message, safety=Safety.MANUAL)


def read(text: str, format: str) -> Suppressions | None:
    """What a file asks for; None, at the cost of one search, where it does not say a word."""
    if _MARK not in text:
        return None
    found = Suppressions()
    said = list(_said(text, format))
    _ranges(text, said, found)
    if format in ("markdown", "html"):
        _front_matter(text, found)
    return found if found.requests or found.unknown else None


def _said(text: str, format: str) -> Iterator[tuple[str, Span]]:
    pattern = _COMMENTS.get(format)
    if pattern is None:
        return
    from cleantext.formats import frontmatter  # and YAML with it: plain text needs neither

    front = frontmatter.split(text) if pattern == _HTML else frontmatter.FrontMatter()
    if front.kind in ("yaml", "toml"):
        for match in re.compile(_HASH).finditer(text, front.start, front.body):
            yield match["says"], match.span()
    code = _code(text[front.body :]) if format == "markdown" else []
    for match in re.compile(pattern).finditer(text, front.body):
        at = match.start() - front.body
        if any(start <= at < end for start, end in code):
            continue  # an example, as in a page about cleantext
        yield next(group for group in match.groups() if group is not None), match.span()


def _code(body: str) -> list[Span]:
    from cleantext.formats import markdown_body

    return markdown_body.code(body) if _MARK in body else []


def _ranges(text: str, said: Iterable[tuple[str, Span]], found: Suppressions) -> None:
    """Pair ``off`` with ``on``, and find the lines of the other forms."""
    open_: list[Suppression] = []
    for words, span in said:
        verb, *rules = words.partition(" -- ")[0].replace(",", " ").split() or [""]
        if verb not in _VERBS:
            found.unknown.append(span)
        elif verb == "on":
            ended = [each for each in open_ if not rules or set(rules) & set(each.rules)]
            for each in ended:
                each.end = span[0]
            open_ = [each for each in open_ if each not in ended]
        else:
            start, end = span[1], len(text)
            if verb != "off":
                start, end = _line(text, span, verb == "off-next-line")
            request = Suppression(tuple(rules), start, end, span)
            found.requests.append(request)
            if verb == "off":
                open_.append(request)


def _line(text: str, span: Span, following: bool) -> Span:
    """The line on which a comment ends, or the one below, with blank lines in between."""
    ends = re.compile(r"\r\n|\n|\r")
    if not following:
        before = max(text.rfind("\n", 0, span[1]), text.rfind("\r", 0, span[1]))
        after = ends.search(text, span[1])
        return before + 1, after.start() if after else len(text)
    below = re.compile(r"[^\r\n]*(?:[ \t]*(?:\r\n|\n|\r))+").match(text, span[1])
    if below is None:
        return len(text), len(text)
    after = ends.search(text, below.end())
    return below.end(), after.start() if after else len(text)


def _front_matter(text: str, found: Suppressions) -> None:
    from cleantext.formats import frontmatter

    front = frontmatter.split(text)
    at = front.source.find(_MARK)
    rules = frontmatter.suppressed(front) if at >= 0 else None
    if rules is not None:
        span = (front.start + at, front.start + at + len(_MARK))
        found.requests.append(Suppression(rules, 0, len(text), span))
