"""A site that is made up: articles of random sentences, with planted lines around them."""

import random
from pathlib import Path

from cleantext.learn import Page

NAMES = ["Elvira Lago", "Tomás Prieto", "Olga Marín", "Bruno Salas", "Inés Cano", "Julia Vidal"]
PLANTED = {
    "Por {name} | Edición de Soria": "top",
    "Publicado el {when}": "top",
    "Tiempo de lectura: {number} min": "top",
    "Foto: {name} / Agencia del Norte": "any",
    "Publicidad de la casa": "any",
    "{number} lectores comentan esta noticia": "bottom",
    "Edición número {number} del {when}": "bottom",
    "Síguenos en la red del puente": "bottom",
    "Apúntate al boletín de la semana": "bottom",
    "Este texto es de la cooperativa y no se puede copiar.": "bottom",
    "Visitas hoy: {number}": "bottom",
    "Volver a la plaza": "bottom",
}
QUOTED = "«Más vale puente en mano que ciento volando»"
MOTTO = "Más vale tarde que nunca, dice la gente del barrio."
WORDS = [
    "puente", "río", "camino", "piedra", "vecino", "alcalde", "obra", "año",
    "mes", "plaza", "torre", "agua", "cielo", "árbol", "pájaro", "canción",
    "mañana", "corazón", "razón", "ayer", "nunca", "siempre", "donde", "cuando",
    "porque", "aunque", "mira", "cae", "sube", "abre", "cierra", "pasa",
    "queda", "vuelve", "llega", "sale", "crece", "pierde", "gana", "busca",
    "encuentra", "lleva", "trae",
]  # fmt: skip


def _filled(template: str, chance: random.Random) -> str:
    date = f"{chance.randint(1, 28)} de {chance.choice(['mayo', 'julio', 'enero'])} de 2021"
    filled = template.replace("{name}", chance.choice(NAMES)).replace("{when}", date)
    return filled.replace("{number}", str(chance.randint(2, 900)))


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(8, 30))).capitalize() + "."


def article(number: int) -> tuple[str, str]:
    """A text with planted lines, and the same without them."""
    chance = random.Random(number)
    body = [_sentence(chance) for _ in range(chance.randint(6, 14))]
    for motto, share in ((QUOTED, 0.1), (MOTTO, 0.08)):
        if chance.random() < share:
            body.insert(chance.randrange(1, len(body)), motto)
    headline = " ".join(chance.choices(WORDS, k=6)).capitalize()
    lines = [(headline, False), *((line, False) for line in body)]
    for template, where in PLANTED.items():
        if chance.random() < 0.4:
            line = (_filled(template, chance), True)
            at = {"top": 1, "bottom": len(lines), "any": chance.randrange(2, len(lines) - 1)}
            lines.insert(at[where], line)
    clean = "\n".join(line for line, planted in lines if not planted)
    return "\n".join(line for line, _ in lines), clean


def read(path: Path) -> Page:
    """The article of that number: a site need not be on a disk to be learned from."""
    return Page("site", article(int(path.name))[0])


def paths(count: int) -> list[Path]:
    return [Path(str(number)) for number in range(count)]
