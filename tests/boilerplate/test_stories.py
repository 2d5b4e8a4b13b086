"""Sentences of stories that look like boilerplate stay, wherever they stand."""

from pathlib import Path

import pytest

from cleantext import Pipeline

PIPELINE = Pipeline()
AROUND = {
    "de": "Die Brücke war alt, und niemand hatte sich um sie gekümmert, wie eine Studie {} ergab.",
    "en": "The bridge was old and nobody had looked after it, a study found in {}.",
    "es": "El puente era viejo y nadie lo había cuidado, según un estudio de {}.",
    "fr": "Le pont était vieux et personne ne s'en était occupé, selon une étude de {}.",
    "it": "Il ponte era vecchio e nessuno se ne era occupato, secondo uno studio del {}.",
    "pt": "A ponte era velha e ninguém havia cuidado dela, segundo um estudo de {}.",
}
LINES = Path(__file__).with_name("stories.tsv").read_text(encoding="utf-8").splitlines()
STORIES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("place", [1, 5, 9])
@pytest.mark.parametrize(("language", "sentence"), STORIES)
def test_it_stays(language: str, sentence: str, place: int) -> None:
    lines = ["17", *(AROUND[language].format(2000 + number) for number in range(8))]
    lines.insert(place, sentence)
    report = PIPELINE.run("\n".join(lines) + "\n", language=language)
    assert sentence in report.fixed.split("\n")
