"""The pipeline: which rules run on a text, stage by stage and round by round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from cleantext import formats, languages, registry, suppression
from cleantext.assemble import assemble, in_file, open_text, take_apart
from cleantext.config import Config, PathSettings
from cleantext.document import Document
from cleantext.errors import ConfigError
from cleantext.findings import Finding, Safety, Stage
from cleantext.formats.parts import Part
from cleantext.lexicon import ANY
from cleantext.mojibake import traces
from cleantext.prepared import FLAGS, Prepared, prepare
from cleantext.registry import Fixer
from cleantext.report import Report
from cleantext.rounds import Run
from cleantext.rules import Rule, RuleBook, covers

if TYPE_CHECKING:
    from cleantext.formats.faults import Fault

UNREADABLE = "und/format/unreadable"
"""Under this id it is reported that data in a file is broken."""

ROUNDS = 10
"""A text that has not settled after this many rounds is left alone."""

_STAGES = tuple(Stage)


class Pipeline:
    """Repairs texts by one configuration.

    A pipeline can be shared between threads and pickled to processes; what it
    prepares for a language is prepared once, when a text first needs it.

    Raises:
        RuleError: if a rule of the user's own is broken.
        ConfigError: if ``select`` or ``ignore`` name no rule; names the key, and the file
            where the configuration comes from one.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self._book = RuleBook(self.config.rules)
        self._prepared: dict[str, Prepared] = {}
        for rule in self._book.own_rules():
            registry.verify(rule)
        self._under: dict[tuple[str, ...], Pipeline] = {}
        config = self.config
        self._check_prefixes(config, config.place())
        for pattern, settings in config.per_path.items():
            self._check_prefixes(settings, config.place("per-path", pattern))

    def __getstate__(self) -> Config:
        return self.config

    def __setstate__(self, config: Config) -> None:
        self.__init__(config)  # type: ignore[misc]

    def run(
        self,
        text: str,
        *,
        language: str | None = None,
        format: str | None = None,
        path: str | None = None,
        hold: Callable[[Finding], bool] | None = None,
    ) -> Report:
        """Repair one text.

        Args:
            text: any string, lone surrogates included.
            language: its language as a BCP 47 tag; found out where it is needed
                and neither this nor the configuration says.
            format: what the text is written in, such as ``plain`` or ``markdown``;
                where neither this nor the configuration says, the path does.
            path: where it came from, for messages and settings.
            hold: asked about each finding, with offsets in ``text``; where it says
                True, the finding is neither applied nor reported.

        Returns:
            The report; the text itself comes out as ``report.fixed``.

        Raises:
            ConfigError: if there is no such format.
            TypeError: if it is no string.
        """
        if not isinstance(text, str):
            raise TypeError(f"a text must be str, not {type(text).__name__}; decode bytes first")
        if path is not None and (patterns := self.config.patterns(path)):
            return self._for(patterns).run(
                text, language=language, format=format, path=path, hold=hold
            )
        format = format or self.config.format or formats.format_of(path)
        file_format = formats.file_format(format)
        given = languages.tag(language) if language else None
        if file_format is None:
            return self._run(open_text(text, given or self.config.language, path, format), hold)
        given = given or file_format.language(text)
        parts = file_format.parts(text, self.config.fields)
        spoken = {"language": given, "fallback": self.config.language}
        file, documents = take_apart(text, parts, format=format, path=path, **spoken)
        asked = suppression.read(text, format)
        said = [asks for asks in (asked and asked.silences, hold) if asks]
        pieces = [
            (part, self._run(document, partial(_any, said, part) if said else None))
            for part, document in zip(parts, documents, strict=True)
        ]
        report = assemble(file, pieces, file_format, self.config.fields)
        unread = [
            finding
            for finding in map(_unread, file_format.faults(text, parts))
            if not any(asks(finding) for asks in said)
        ]
        # Which requests were of no use is known now, and not before.
        unused = (f for f in asked.findings() if not (hold and hold(f))) if asked else ()
        more = [finding for finding in (*unread, *unused) if self._selected(finding.rule)]
        return report.flagged(more) if more else report

    def run_record(self, texts: Sequence[str], *, language: str | None = None) -> list[Report]:
        """Repair the plain texts of one record, such as a title and a body; a report for each.

        Where neither ``language`` nor the configuration says their language, it is
        that of the longest of them: a title is too short to tell.
        """
        given = languages.tag(language) if language else self.config.language
        parts = [Part(0, len(text), text) for text in texts]
        spoken = {"language": given, "fallback": None}
        _, documents = take_apart("", parts, format="plain", path=None, **spoken)
        return [self._run(document, None) for document in documents]

    def _for(self, patterns: tuple[str, ...]) -> Pipeline:
        """The pipeline for paths that fall under some patterns of the configuration."""
        if patterns not in self._under:
            self._under[patterns] = Pipeline(self.config.under(patterns))
        return self._under[patterns]

    def _run(self, document: Document, silent: Callable[[Finding], bool] | None) -> Report:
        """Run over one text in rounds, until nothing applies any more."""
        run = Run(document, silent)
        del document  # with all that is found out about a text that is soon another
        for count in range(1, ROUNDS + 1):
            if not self._round(run):
                return run.report(count, self._look)
        return run.unsettled_report(ROUNDS)

    def rules(self, language: str = ANY) -> tuple[Rule, ...]:
        """The rules that this pipeline runs on a text of a language."""
        return tuple(r for r in self._book.for_language(language) if self._selected(r.id))

    def fixers(self, language: str = ANY) -> dict[Stage, tuple[Fixer, ...]]:
        """The fixers that look for repairs in a text of a language, by stage, in their order.

        What can only flag is left out.
        """
        stages = self._prepare(language).stages
        return {stage: tuple(stages[stage]) for stage in _STAGES}

    def _round(self, run: Run) -> bool:
        """Run all stages once; True if anything was applied."""
        run.begin_round()
        for stage in _STAGES:
            # Half-repaired characters would mislead all that comes after them.
            for _ in range(ROUNDS if stage is Stage.ENCODING else 1):
                if run.is_at_rest(stage):
                    break
                document = run.document
                if stage is Stage.ENCODING and traces.is_of_one_page(document):
                    # Not a letter of it is right, and so it shows no language yet.
                    self._run_stage(run, stage, ANY)
                if run.document is document:
                    self._run_stage(run, stage, document.language)
        return run.applied_in_round

    def _run_stage(self, run: Run, stage: Stage, language: str) -> None:
        prepared = self._prepare(language)
        if not prepared.awake(run.document)[stage]:
            run.rest(stage)
            return
        findings = prepared.findings(run.document, stage)
        run.take(stage, findings, self.config.unsafe_fixes, prepared.languages)

    def _look(self, document: Document) -> Sequence[Finding]:
        """What is only flagged in a text that has settled."""
        return self._prepare(document.language).findings(document, FLAGS)

    def _prepare(self, language: str) -> Prepared:
        prepared = self._prepared.get(language)
        if prepared is None:
            rules, lexicon = self.rules(language), self._book.lexicon(language)
            try:
                prepared = self._prepared[language] = prepare(rules, lexicon, self.config)
            except ConfigError as error:
                raise ConfigError(f"{self.config.place()}{error}") from error
        return prepared

    def selects(self, id: str, path: str) -> bool:
        """Whether what is reported under an id is wanted in a file."""
        patterns = self.config.patterns(path)
        return (self._for(patterns) if patterns else self)._selected(id)

    def _selected(self, id: str) -> bool:
        config = self.config
        if any(covers(prefix, id) for prefix in config.ignore):
            return False
        return not config.select or any(covers(prefix, id) for prefix in config.select)

    def _check_prefixes(self, settings: Config | PathSettings, where: str) -> None:
        for key in ("select", "ignore"):
            self._book.check(getattr(settings, key) or (), f"{where}key {key!r}")


def _unread(fault: Fault) -> Finding:
    message = f"{fault.why}; the texts in it are left alone"
    return Finding(UNREADABLE, fault.at, fault.at, message, safety=Safety.MANUAL)


def _any(said: Sequence[Callable[[Finding], bool]], part: Part, finding: Finding) -> bool:
    """Whether anybody asks that a finding about a part of a file be left alone."""
    there = in_file(part, finding)
    return any(asks(there) for asks in said)


def fix(
    text: str,
    *,
    language: str | None = None,
    format: str | None = None,
    path: str | None = None,
    config: Config | None = None,
) -> Report:
    """Repair one text with the default pipeline, or with one for ``config``.

    For more than a few texts with a configuration of your own, make a
    :class:`Pipeline` and call its ``run``. Arguments and errors as there.
    """
    pipeline = _default() if config is None else Pipeline(config)
    return pipeline.run(text, language=language, format=format, path=path)


@cache
def _default() -> Pipeline:
    return Pipeline()
