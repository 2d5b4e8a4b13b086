"""Real articles, into which the bench of spellings plants pairs of forms."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Pair = tuple[str, str, str]

_GAP = re.compile(r"(?<=[^\W\d_][^\W\d_]) (?=[^\W\d_]{2})")


def records(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Articles:
    """Real articles by language, into which forms are planted."""

    def __init__(self, data: Path) -> None:
        self.texts = defaultdict(list)
        for name in ("scraped_news", "clean"):
            for record in records(data / "eval" / f"{name}.jsonl"):
                if len(record["text"]) > 600:
                    self.texts[record["lang"]].append(record["text"])

    def planted(self, pair: Pair) -> tuple[str, list[tuple[int, int]]]:
        """An article with both forms in it, and where they stand."""
        language, one, other = pair
        chance = random.Random("|".join(pair))
        whole = self.texts[language] or self.texts["en"]
        # A letter that is a form (è) stands in every article.
        texts = [text for text in whole if one not in text and other not in text] or whole
        text = chance.choice(texts)
        gaps = [match.start() for match in _GAP.finditer(text)]
        first, second = sorted(chance.sample(gaps, 2))
        lead, middle = f"{text[:first]} {one}", text[first:second]
        spans = [(first + 1, first + 1 + len(one))]
        start = len(lead) + len(middle) + 1
        spans.append((start, start + len(other)))
        return f"{lead}{middle} {other}{text[second:]}", spans
