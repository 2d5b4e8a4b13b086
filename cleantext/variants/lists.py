"""All that is known of the spellings of one language, read when it is first needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from cleantext.lexicon import Lexicon
from cleantext.variants.groups import Index, Place, read_rows
from cleantext.variants.vetoes import Vetoes


class Lists:
    """The listed groups of a language with the house's choices, and the vetoes of discovery.

    Args:
        lexicon: the word lists of the language.
        kinds: the kinds of groups that are wanted.
        prefer: the house's choices, a form to the one to write instead.
        endings: the endings that inflect a name of the language.
        either: the words of the language that stand between alternatives.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        kinds: Set[str],
        prefer: Mapping[str, str],
        endings: Sequence[str] = (),
        either: Sequence[str] = (),
    ) -> None:
        self._lexicon = lexicon
        self._kinds = kinds
        self._endings = endings
        self._either = either
        self._prefer = prefer

    @cached_property
    def index(self) -> Index:
        listed = Index(read_rows(self._lexicon, self._kinds))
        if not self._prefer:
            return listed
        from cleantext.variants.house import own_rows

        own = list(own_rows(self._prefer, listed))
        return Index([*listed.rows, *own]) if own else listed

    @cached_property
    def house(self) -> Mapping[Place, int]:
        """The groups for which the house has chosen, and the number of the chosen spelling."""
        if not self._prefer:
            return {}
        from cleantext.variants.house import chosen_spellings

        return chosen_spellings(self._prefer, self.index)

    @cached_property
    def vetoes(self) -> Vetoes:
        return Vetoes(self._lexicon, self._endings, self._either, self.index.forms)
