"""Files that are not UTF-8: read where the words leave no doubt, accounted for, else refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Config, Pipeline
from cleantext.charset import NOT_UTF8
from cleantext.errors import InputError
from cleantext.outcome import repair_bytes
from cleantext.reading import read

SPANISH = "El niño de España quería más información.\r\nLa población está en el corazón.\nFin\n"
SAMPLES = {
    "cp1252": SPANISH,
    "mac_roman": SPANISH,
    "cp850": SPANISH,
    "cp1250": "Wałęsa przyjechał do Łodzi, żeby spotkać się z młodzieżą.\nŚwięta są już blisko.\n",
    "iso8859_2": "Wałęsa przyjechał do Łodzi, żeby spotkać się z młodzieżą.\nŚwięta są blisko.\n",
    "cp1251": "Президент приехал в Москву, чтобы встретиться с министром.\nОн сказал: «Да».\n",
    "koi8_r": "Президент приехал в Москву, чтобы встретиться с министром.\nОн сказал это.\n",
    "cp866": "Президент приехал в Москву, чтобы встретиться с министром.\nОн сказал это.\n",
    "cp1253": "Ο πρόεδρος της χώρας μίλησε σήμερα για την οικονομία.\n",
    "cp1254": "Türkiye'de seçim günü için hazırlıklar başladı, değişiklik olmadığı açıklandı.\n",
    "cp1256": "قال رئيس الحكومة اليوم إن المجلس سيجتمع يوم الأحد.\nوأضاف أن القرار سيعلن.\n",
    "gb18030": "国家主席今天说,我们要学习,一切都会好的。\n大家都同意这个意见。\n",
    "big5": "國家主席今天說,我們要學習,一切都會好的。\n大家都同意這個意見。\n",
    "cp932": "大統領は今日、国民に向けて話をしました。\nこれはとても大切なことです。\n",
    "euc_jp": "大統領は今日、国民に向けて話をしました。\nこれはとても大切なことです。\n",
    "cp949": "대통령은 오늘 국민에게 이야기를 했습니다.\n이것은 매우 중요한 일입니다.\n",
    "utf-16-le": SPANISH,
    "utf-16-be": "国家主席今天说,一切都好。\n",
}


@pytest.mark.parametrize("codec", SAMPLES)
def test_what_the_words_tell_is_read(codec: str) -> None:
    data = SAMPLES[codec].encode(codec)
    reading = read(data)
    assert reading.text == SAMPLES[codec]
    assert reading.patch.apply(reading.decoded.text) == SAMPLES[codec]
    (finding,) = reading.findings
    assert (finding.rule, finding.edits) == (NOT_UTF8, reading.patch.edits)


@pytest.mark.parametrize("codec", SAMPLES)
def test_undo_gives_the_bytes_back(codec: str) -> None:
    data = SAMPLES[codec].encode(codec)
    reading = read(data)
    undone = reading.patch.invert(reading.decoded.text).apply(reading.text)
    assert reading.decoded.encode(undone) == data


def test_the_finding_says_what_was_read() -> None:
    (finding,) = read(SPANISH.encode("cp1252")).findings
    assert finding.message == "not UTF-8 but Windows-1252"


def test_lines_of_two_encodings_are_read_each_by_its_own() -> None:
    data = SPANISH.encode() * 2 + SPANISH.encode("cp1252") + SPANISH.encode()
    assert read(data).text == SPANISH * 4


def test_words_of_two_encodings_in_one_line() -> None:
    data = "El Perú y México están ".encode() + "aquí mañana ".encode("cp1252") + "según".encode()
    assert read(data).text == "El Perú y México están aquí mañana según"


@pytest.mark.parametrize(
    "data",
    [b"Nothing \x9d but bytes \x81 here.\n", b"Xyz\xf0q and \xa4\xd1\xbb.\n", b"\xff\xff\xff\xff"],
)
def test_what_is_not_clear_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"is not UTF-8.*convert it to UTF-8"):
        read(data)
    assert read(data, others=False).decoded.encode(read(data, others=False).text) == data


def test_utf_8_with_a_few_bad_bytes_keeps_them_and_says_so() -> None:
    """Half a letter at the end of a file that is UTF-8 is damage, not another encoding."""
    data = "El Perú y México están aquí. Adiós".encode()[:-2]
    outcome = repair_bytes(data, "a.txt", Pipeline())
    assert outcome.output == data
    assert outcome.report is not None
    (flag,) = outcome.report.flags
    assert (flag.rule, flag.start) == (NOT_UTF8, 32)


def test_what_is_repaired_later_is_in_the_same_account() -> None:
    source = "La población está  en el corazón , según Óscar."
    outcome = repair_bytes(source.encode("cp1252"), "a.txt", Pipeline())
    report = outcome.report
    assert report is not None
    assert outcome.output == "La población está en el corazón, según Óscar.".encode()
    assert report.patch.apply(report.source) == report.fixed
    assert {edit.rules[0].split("/")[1] for edit in report.patch} == {"bytes", "spacing"}
    assert report.source_document.position(report.findings[-1].start)[0] == 1


def test_front_matter_and_code_are_in_the_encoding_of_the_file() -> None:
    """Protected spans, too: else the file would mix two encodings afterwards."""
    source = "---\ntitle: El niño\n---\nLa población `código` está en Perú\n"
    outcome = repair_bytes(source.encode("cp1252"), "a.md", Pipeline())
    assert outcome.output == source.encode()


@pytest.mark.parametrize("config", [Config(ignore=("und/bytes",)), Config(select=("es/quotes",))])
def test_who_does_not_want_it_keeps_the_bytes(config: Config) -> None:
    data = SPANISH.encode("cp1252")
    assert repair_bytes(data, "a.txt", Pipeline(config)).output == data


def test_a_pattern_of_the_configuration_may_not_want_it(tmp_path: Path) -> None:
    file = tmp_path / "cleantext.toml"
    file.write_text('[per-path."old/*"]\nignore = ["und/bytes"]\n')
    from cleantext import config

    pipeline = Pipeline(config.read(file))
    data = SPANISH.encode("cp1252")
    assert repair_bytes(data, str(tmp_path / "old/a.txt"), pipeline).output == data
    assert repair_bytes(data, str(tmp_path / "new/a.txt"), pipeline).output == SPANISH.encode()


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_utf_8_is_never_read_as_anything_else(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    try:
        reading = read(data)
    except InputError:
        return  # binary
    assert reading.decoded.encode(reading.text) == data or reading.findings


@given(st.binary(max_size=60))
@settings(max_examples=150)
def test_nothing_is_lost_whatever_the_bytes(data: bytes) -> None:
    try:
        reading = read(data)
    except InputError:
        return
    assert reading.patch.apply(reading.decoded.text) == reading.text
    assert reading.decoded.encode(reading.decoded.text) == data


def test_a_long_file_is_read_with_an_edit_for_each_line() -> None:
    text = "El niño de España quería más información.\n" * 26_000
    reading = read(text.encode("cp1252"))
    assert reading.text == text
    assert len(reading.patch) == 26_000


def test_lines_that_the_code_page_has_not_stay_and_are_flagged() -> None:
    """0x81 is nothing in Windows-1252."""
    words = "año día café león allí así mamá perú país ríos sofá aquí niña sueño música público"
    more = "según también después todavía árbol único éxito inglés"
    data = f"{SPANISH}{words} {more}\n".encode("cp1252") + b"\x81 ma\xf1ana\n"
    reading = read(data)
    assert reading.text.startswith(SPANISH + words)
    assert reading.text.endswith("\udc81 ma\udcf1ana\n")
    assert sum(not finding.edits for finding in reading.findings) == 2
