"""Sentences of stories that look like boilerplate stay, wherever they stand."""

from pathlib import Path

import pytest

from cleantext import Pipeline

PIPELINE = Pipeline()
AROUND = {
    "ca": "El pont era vell i ningú no l'havia cuidat, segons un estudi del {}.",
    "de": "Die Brücke war alt, und niemand hatte sich um sie gekümmert, wie eine Studie {} ergab.",
    "en": "The bridge was old and nobody had looked after it, a study found in {}.",
    "es": "El puente era viejo y nadie lo había cuidado, según un estudio de {}.",
    "fr": "Le pont était vieux et personne ne s'en était occupé, selon une étude de {}.",
    "it": "Il ponte era vecchio e nessuno se ne era occupato, secondo uno studio del {}.",
    "nl": "De brug was oud en niemand had er naar omgekeken, bleek uit een studie van {}.",
    "pl": "Most był stary i nikt o niego nie dbał, jak wykazało badanie z {} roku.",
    "pt": "A ponte era velha e ninguém havia cuidado dela, segundo um estudo de {}.",
    "ru": "Мост был старым, и никто за ним не ухаживал, показало исследование {} года.",
    "tr": "Köprü eskiydi ve kimse ona bakmamıştı, {} yılındaki bir araştırmaya göre.",
    "uk": "Міст був старий, і ніхто за ним не доглядав, показало дослідження {} року.",
}
LINES = Path(__file__).with_name("stories.tsv").read_text(encoding="utf-8").splitlines()
STORIES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("place", [1, 5, 9])
@pytest.mark.parametrize(("language", "sentence"), STORIES)
def test_a_sentence_of_a_story_stays(language: str, sentence: str, place: int) -> None:
    lines = ["17", *(AROUND[language].format(2000 + number) for number in range(8))]
    lines.insert(place, sentence)
    report = PIPELINE.run("\n".join(lines) + "\n", language=language)
    assert sentence in report.fixed.split("\n")
