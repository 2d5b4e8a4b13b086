"""A document answers the same questions for every fixer."""

import pickle

import pytest

from cleantext.document import MASK, Document


def protect(text: str) -> list[tuple[int, int]]:
    start = text.find("<")
    return [(start, text.find(">") + 1)] if start >= 0 else []


def test_lines_end_at_lf_crlf_and_cr_and_nowhere_else() -> None:
    """U+2028, U+0085 and form feed are data, though str.splitlines breaks there."""
    text = "a\r\nb\rc\n\nd\u2028e\x85f\x0cg"
    lines = [text[start:end] for start, end in Document(text).lines]
    assert lines == ["a", "b", "c", "", "d\u2028e\x85f\x0cg"]


def test_prose_masks_what_is_protected_and_keeps_offsets_and_line_ends() -> None:
    document = Document("ab <x\r\ny> cd", protect=protect)
    assert document.prose == f"ab {MASK * 2}\r\n{MASK * 2} cd"
    assert len(document.prose) == len(document.text)


def test_prose_is_the_very_text_where_nothing_is_protected() -> None:
    document = Document("clean", protect=protect)
    assert document.prose is document.text


@pytest.mark.parametrize(
    ("start", "end", "touches"),
    [
        (0, 3, False),
        (0, 4, True),
        (3, 3, False),
        (4, 4, True),
        (5, 6, True),
        (7, 7, False),
        (7, 9, False),
        (6, 9, True),
        (0, 9, True),
    ],
)
def test_touching_protection_is_to_reach_into_it(start: int, end: int, touches: bool) -> None:
    """The span 3:7 is protected; an insertion at its edge is not inside."""
    document = Document("abc<xy>de", protect=protect)
    assert document.touches_protected(start, end) is touches


def test_words_are_letters_with_inner_apostrophes_and_hyphens() -> None:
    document = Document("L’été, ruso-kazajo 81,31% O'Brien's <b> fin", protect=protect)
    words = [document.text[start:end] for start, end in document.words]
    assert words == ["L’été", "ruso-kazajo", "O'Brien's", "fin"]


@pytest.mark.parametrize(
    ("offset", "position"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2))]
)
def test_positions_count_from_one_in_code_points(offset: int, position: tuple[int, int]) -> None:
    assert Document("é€\n😀\nx").position(offset) == position


def test_language_is_asked_for_once_and_only_when_it_is_not_given() -> None:
    asked: list[str] = []

    def detect(text: str) -> str:
        asked.append(text)
        return "es"

    document = Document("hola", detect=detect)
    assert not asked
    assert (document.language, document.language) == ("es", "es")
    assert asked == ["hola"]
    assert Document("hola", language="pt", detect=detect).language == "pt"
    assert document.with_text("adiós").language == "es"
    assert asked == ["hola", "adiós"]


@pytest.mark.parametrize("text", ["", "\n", "a", "a\nb", "\na\n\nbc\n", "a\u2028b\n\x0c"])
def test_lines_are_the_same_with_every_kind_of_line_end(text: str) -> None:
    """Texts with LF alone are split on a quicker way."""
    assert Document(text).lines == Document(text.replace("\n", "\r")).lines


def test_a_document_can_be_pickled() -> None:
    copy = pickle.loads(pickle.dumps(Document("x <y>", path="a.txt", language="es")))
    assert (copy.text, copy.path, copy.language, copy.lines) == ("x <y>", "a.txt", "es", [(0, 5)])


def test_what_fixers_share_is_made_once_for_each_document() -> None:
    """Another text must not get the answer for this one, and other processes need none."""
    asked = []

    def size(document: Document) -> int:
        asked.append(document.text)
        return len(document.text)

    document = Document("four")
    assert [document.shared(size), document.shared(size)] == [4, 4]
    assert document.with_text("fifth").shared(size) == 5
    assert asked == ["four", "fifth"]
    assert pickle.loads(pickle.dumps(document)).text == "four"


@pytest.mark.about_gates
@pytest.mark.parametrize(
    "text",
    [
        *("", "plain\r\n\ttext ~", "año “x”\x00\x7f\ud800 \u2028", "日本"),
        *("«Пётр» — ёж\x98".replace("\x98", last) * 90 + "Ђ" for last in ("", "日", "\x98")),
    ],
)
def test_unusual_characters_are_all_but_printable_ascii_tabs_and_line_ends(text: str) -> None:
    usual = {"\t", "\n", "\r", *map(chr, range(0x20, 0x7F))}
    assert Document(text).unusual == set(text) - usual
