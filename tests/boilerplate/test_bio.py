"""The generated bio is known by its words in any language, and by nothing less."""

import pytest

from cleantext.boilerplate.bio import BioScore
from cleantext.rules import RuleBook

BOOK = RuleBook()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Award-winning bacon lover. Unapologetic web nerd. Student. Beer trailblazer."),
        ("en", "Foodaholic. Evil gamer. Typical zombie advocate. Prone to fits of apathy."),
        ("es", "«Pensador. Amante de la cerveza. Experto en música. Se cae mucho»."),
        ("fr", "Lecteur. Fanatique de bière. Gourou des réseaux sociaux. Créateur."),
        ("de", "Bierfanatiker. Leser. Leidenschaftlicher Musikkenner. Unruhestifter."),
        ("pt", "Leitor. Amante de cerveja. Guru da internet. Escritor."),
        ("it", "Lettore. Amante della birra. Guru di internet. Scrittore."),
        # A page that was left in English on a site of another language.
        ("pl", "Reader. Travel guru. Coffee fanatic. Thinker."),
    ],
)
def test_a_generated_bio_is_all_of_its_words(language: str, line: str) -> None:
    assert BioScore(BOOK.lexicon(language)).score(line) == 1.0


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Daughter. Nurse. Neighbour. She was a reader, too."),
        ("en", "Problem solver. Reader."),
        ("en", "He drank coffee. He loved travel. He died in Rome. Nobody wept."),
        ("es", "Miedo. Silencio. Rabia. Así pasó la noche la ciudad."),
        ("es", "El escritor bebía café. El lector, cerveza. El estudiante no bebía. Era tarde."),
        ("de", "Leser fragen. Experten antworten. Heute: das Internet. Rufen Sie an."),
        ("fr", "Pas de café. Pas de bière. Pas de musique. Rien que la mer."),
        ("it", "Paura. Freddo. Fame. Poi, a notte fonda, un caffè."),
    ],
)
def test_short_sentences_of_a_story_are_none(language: str, line: str) -> None:
    assert BioScore(BOOK.lexicon(language)).score(line) < 0.6
