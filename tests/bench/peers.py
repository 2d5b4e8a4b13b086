"""The libraries that cleantext is measured against, where they can be imported."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path


def ftfy_fix() -> Callable[[str], str]:
    import ftfy

    return ftfy.fix_text


def plsfix_fix() -> Callable[[str], str]:
    import plsfix

    fix: Callable[[str], str] = plsfix.fix_text
    return fix


def sacremoses_fix() -> Callable[[str], str]:
    from sacremoses import MosesPunctNormalizer

    fix: Callable[[str], str] = MosesPunctNormalizer().normalize
    return fix


def cleantext_peer() -> Callable[[str], str]:
    for folder in sys.path:
        init = Path(folder, "cleantext", "__init__.py")
        if init.is_file() and Path(folder, "cleantext", "clean.py").is_file():
            spec = importlib.util.spec_from_file_location(
                "clean_text_peer", init, submodule_search_locations=[str(init.parent)]
            )
            if spec is None or spec.loader is None:
                continue
            module = importlib.util.module_from_spec(spec)
            sys.modules[spec.name] = module
            spec.loader.exec_module(module)
            fix: Callable[[str], str] = module.clean
            return fix
    raise ImportError("clean-text is not in --peers")


def textacy_fix() -> Callable[[str], str]:
    from textacy import preprocessing

    steps = preprocessing.normalize
    fix: Callable[[str], str] = preprocessing.make_pipeline(
        steps.bullet_points,
        steps.hyphenated_words,
        steps.quotation_marks,
        steps.unicode,
        steps.whitespace,
    )
    return fix


def datatrove_fix() -> Callable[[str], str]:
    from datatrove.pipeline.formatters import FTFYFormatter

    fix: Callable[[str], str] = FTFYFormatter().format
    return fix


_PEERS = {
    "ftfy.fix_text": ftfy_fix,
    "plsfix.fix_text": plsfix_fix,
    "clean-text clean": cleantext_peer,
    "sacremoses normalize": sacremoses_fix,
    "textacy normalize": textacy_fix,
    "datatrove FTFYFormatter": datatrove_fix,
}


def importable() -> dict[str, Callable[[str], object]]:
    """By name, what each peer does to a text; ftfy is always there."""
    found: dict[str, Callable[[str], object]] = {}
    for name, load in _PEERS.items():
        try:
            found[name] = load()
        except ImportError as error:
            print(f"  (without {name}: {error})")
    return found
