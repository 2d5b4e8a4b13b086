"""Chinese, Japanese and Korean read as Latin letters, and UTF-8 read as GBK."""

import pytest

from cleantext import Config, Pipeline

PIPELINE = Pipeline(Config(select=("*/encoding", "und/invisible")))

CHINESE = "国家主席今天说，我们要学习，一切都会好的。大家都同意这个意见。"
TRADITIONAL = "國家主席今天說，我們要學習，一切都會好的。大家都同意這個意見。"
JAPANESE = "大統領は今日、国民に向けて話をしました。これはとても大切なことです。"
KOREAN = "대통령은 오늘 국민에게 이야기를 했습니다. 이것은 매우 중요한 일입니다."


def as_windows(data: bytes) -> str:
    """Bytes read as Windows-1252, with controls for what it leaves undefined, as browsers do."""
    return "".join(
        bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in data
    )


@pytest.mark.parametrize("read", [as_windows, lambda data: data.decode("latin-1")])
@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (CHINESE, "gbk"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gbk"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
    ],
)
def test_what_was_read_as_latin_letters_comes_back(read, text: str, codec: str) -> None:  # type: ignore[no-untyped-def]
    for whole in (text, f"Reuters, 2023.\n{text}\nEnd of the page\n{text[:8]}\n"):
        report = PIPELINE.run(read(whole.encode(codec)))
        assert report.fixed == whole
        assert all("read as Windows-1252" in repair.message for repair in report.repairs)


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        JAPANESE,
        "卡拉OK和T恤，茅台酒，吴敬琏",
        "«¡Él! ¿Qué? ÀÉÈÙ» —dijo—… “¿¡Sí!?”",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ",
        "Nguyễn Văn Thiệu, đường phố Hà Nội",
        "The sign ¢£¤¥¦§¨© is no word; «»¿¡ÿÿÿÿÿ",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert PIPELINE.run(text).fixed == text


@pytest.mark.parametrize("text", ["jäääär ja öötöö", "päätään, sääliä; müüöö"])
def test_doubled_letters_read_as_latin_letters_never_become_korean(text: str) -> None:
    """Each is two bytes of UTF-8, and four of them side by side are two of many other pages."""
    assert PIPELINE.run(text.encode().decode("cp1252")).fixed == text


@pytest.mark.parametrize("codec", ["cp1251", "koi8_r", "cp866"])
def test_cyrillic_read_as_latin_letters_never_becomes_chinese(codec: str) -> None:
    text = "Президент приехал в Москву, чтобы встретиться с министром финансов страны."
    fixed = PIPELINE.run(text.encode(codec).decode("latin-1")).fixed
    assert not any(char >= "\u3400" for char in fixed)


@pytest.mark.parametrize("text", ["It’s a naïve café, he’s", "¿Está aquí el niño? Sí, mañana"])
def test_utf_8_that_was_read_as_gbk_comes_back(text: str) -> None:
    assert PIPELINE.run(text.encode().decode("gb18030")).fixed == text


def test_what_was_lost_before_is_a_flag() -> None:
    report = PIPELINE.run("他说锟斤拷锟斤拷了")
    assert not report.changed
    (flag,) = report.flags
    assert (flag.start, flag.end) == (2, 8)
