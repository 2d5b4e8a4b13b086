"""Cheap looks at a text that spare most texts the reading of their marks.

They only ever say what the reading would say. Nothing else is imported here, so
that a text without work costs no more than this module.
"""

from __future__ import annotations

from cleantext.quotation.glyphs import DOUBLE, SINGLE

# The two glyphs in the order of DOUBLE, and which of them opens. „ comes before “, as
# “ is the closer where both occur.
_ALTERNATING = {"“„": ("„", "“"), "”„": ("„", "”"), "“”": ("“", "”"), "«»": ("«", "»")}


def has_marks(text: str) -> bool:
    """Whether there is any quotation mark or apostrophe in a text."""
    return any(glyph in text for glyph in DOUBLE + SINGLE)


def is_plain(text: str) -> bool:
    """Whether a cheap look tells that all double marks are of one style and in pairs.

    False says nothing; True says that :func:`double_marks` would find no fault
    and no second style.
    """
    found = [glyph for glyph in DOUBLE if glyph in text]
    if not found:
        return True
    if "`" in text:
        return False
    if found == ['"']:
        return _plain_straight(text)
    if len(found) == 2 and "".join(found) in _ALTERNATING:
        opener, closer = _ALTERNATING["".join(found)]
        before, *rest = text.split(opener)
        return closer not in before and all(_one_inside(part, closer) for part in rest)
    return False


def _one_inside(part: str, closer: str) -> bool:
    at = part.find(closer)
    return at >= 0 and part.find(closer, at + 1) < 0 and not _breaks(part, at)


def _breaks(part: str, end: int) -> bool:
    return part.find("\n", 0, end) >= 0 or part.find("\r", 0, end) >= 0


def _plain_straight(text: str) -> bool:
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
        if number % 2 and _breaks(part, len(part)):
            return False
    return True


def may_be_lopsided(text: str) -> bool:
    """Whether a pair of marks has a space inside on one side, in a text of one plain style."""
    if '"' in text:
        return any(_differ(part, len(part)) for part in text.split('"')[1::2])
    for opener, closer in _ALTERNATING.values():
        if opener in text and closer in text:
            return any(_differ(part, part.find(closer)) for part in text.split(opener)[1:])
    return False


def _differ(part: str, end: int) -> bool:
    return (part[:1] == " ") != (part[end - 1 : end] == " ")
