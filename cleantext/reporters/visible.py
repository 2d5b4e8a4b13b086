"""Text for a terminal: what cannot be seen is spelled out, and what could do harm is not sent."""

from __future__ import annotations

# Invisible although str.isprintable says otherwise: fillers and variation selectors.
_UNSEEN = frozenset(
    map(
        chr,
        [
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
            *range(0x180B, 0x1810),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ],
    )
)


class _Spelled(dict[int, str]):
    """How each character is shown; filled as characters turn up."""

    def __missing__(self, point: int) -> str:
        self[point] = shown = _spell(point)
        return shown


def _spell(point: int) -> str:
    if point == 0x09:
        return "\t"
    if point < 0x20:
        return chr(0x2400 + point)  # ␛ and its neighbours
    if point == 0x7F:
        return "␡"
    if 0xDC80 <= point <= 0xDCFF:
        return f"<byte {point - 0xDC00:02X}>"
    char = chr(point)
    if char.isprintable() and char not in _UNSEEN:
        return char
    return f"<U+{point:04X}>"


_TABLE = _Spelled()
_SPACES = str.maketrans({"\t": "→", " ": "␣"})


def visible(text: str) -> str:
    """The text with control, format and other invisible characters spelled out.

    Tabs stay. Control characters become their pictures (␛), bytes that are not
    text ``<byte E9>``, all others ``<U+200B>``.
    """
    if text.isprintable() and _UNSEEN.isdisjoint(text):
        return text
    return text.translate(_TABLE)


def marked(text: str) -> str:
    """As :func:`visible`, for text that changes: spaces show, too, where there is nothing else."""
    shown = visible(text)
    return shown.replace("\t", "→") if text.strip(" \t\r\n") else shown.translate(_SPACES)


def quoted(text: str, room: int = 60) -> str:
    """A short piece of text for a line of a report; its middle is left out if it is long."""
    if len(text) > room:
        half = room // 2 - 1
        text = f"{text[:half]} … {text[-half:]}"
    inner = text.strip(" ")
    # Not every space, but those that would vanish at the edges.
    head = len(text) - len(text.lstrip(" "))
    return marked(text[:head]) + marked(inner) + marked(text[head + len(inner) :])
