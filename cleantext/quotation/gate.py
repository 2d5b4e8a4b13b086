"""Cheap looks at a text that spare most texts the reading of their marks.

They only ever say what the reading would say. Nothing else is imported here, so
that a text without work costs no more than this module. The same is said once for
a scan of the text, and once for a text that is not scanned.
"""

from __future__ import annotations

from cleantext.quotation.glyphs import DOUBLE, SINGLE

# The two glyphs in the order of DOUBLE, and which of them opens. „ comes before “, as
# “ is the closer where both occur.
_ALTERNATING = {"“„": ("„", "“"), "”„": ("„", "”"), "“”": ("“", "”"), "«»": ("«", "»")}

_LINE, _LINE_END = r"(?:\A|[\n\r])", r"(?:[\n\r]|\z)"


def _unclosed(opener: str, closer: str) -> str:
    return rf"{opener}[^{closer}\n\r]*(?:{opener}|{_LINE_END})"


def _unopened(opener: str, closer: str) -> str:
    return rf"(?:{_LINE}|{closer})[^{opener}\n\r]*{closer}"


def _uneven(opener: str, closer: str) -> str:
    """A pair with space inside on one side only."""
    other = rf"[^{closer}\n\r]"
    return rf"{opener}(?: {other}*[^ {closer}\n\r]|[^ {closer}\n\r]{other}* ){closer}"


_PAIRED = r'[^"\n\r]*(?:"[^"\n\r]*"[^"\n\r]*)*'

MARKS = ((f"[{DOUBLE}{SINGLE}]",),)
"""Gates that are open where :func:`has_marks`."""

DISORDER = (
    ("`",),
    ("‟",),
    # More than one style. Which one it is, no gate can ask: “ without a closer and „
    # without one are both to be seen where the two are a pair.
    ('"', "[“”„«»]"),
    ("[“”„]", "[«»]"),
    ("„", "“", "”"),
    (_unclosed("„", "“"), _unclosed("„", "”")),
    (_unclosed("“", "”"), _unopened("„", "“")),
    (_unopened("“", "”"), _unopened("„", "”")),
    (_unclosed("«", "»"),),
    (_unopened("«", "»"),),
    *((_uneven(*pair),) for pair in _ALTERNATING.values()),
    (rf'{_LINE}{_PAIRED}"[^"\n\r]*{_LINE_END}',),
    (_LINE + _PAIRED + _uneven('"', '"'),),
    (r'[\p{N}={]"|\w"\w|\w[(\[]"',),
)
"""Gates of which one is open in every text that is not :func:`is_in_order`."""


def has_marks(text: str) -> bool:
    """Whether there is any quotation mark or apostrophe in a text."""
    return any(glyph in text for glyph in DOUBLE + SINGLE)


def is_in_order(text: str) -> bool:
    """Whether a cheap look tells that all double marks are of one style and in pairs.

    False says nothing; True says that :func:`double_marks` would find no fault,
    no second style, and no pair with a space inside on one side only.
    """
    found = [glyph for glyph in DOUBLE if glyph in text]
    if not found:
        return True
    if "`" in text:
        return False
    if found == ['"']:
        return _straight_in_order(text)
    marks = _ALTERNATING.get("".join(found))
    return marks is not None and _pairs_in_order(text, *marks)


def _pairs_in_order(text: str, opener: str, closer: str) -> bool:
    """Openers and closers in turn, each pair within a line."""
    before, *rest = text.split(opener)
    if closer in before or text.count(closer) != len(rest):
        return False
    for part in rest:
        end = part.find(closer)
        if end < 0 or not _is_even(part[:end]):
            return False
    return True


def _straight_in_order(text: str) -> bool:
    """Pairs within lines; marks after digits, inside words and in code take a closer look."""
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return False
    for number, part in enumerate(parts[:-1]):
        last = part[-1:]
        if last.isdigit() or (last.isalpha() and parts[number + 1][:1].isalpha()):
            return False
        if last and (last in "={" or (last in "([" and part[-2:-1].isalnum())):
            return False
    return all(map(_is_even, parts[1::2]))


def _is_even(quoted: str) -> bool:
    """Whether what stands between two marks is of one line, and has space on both ends or none."""
    return (quoted[:1] == " ") == (quoted[-1:] == " ") and "\n" not in quoted and "\r" not in quoted
