"""cleantext repairs the text of scraped news, and accounts for every change."""

from cleantext.config import Config
from cleantext.document import Document
from cleantext.edits import Edit, Patch
from cleantext.errors import CleantextError, ConfigError, InputError, RuleError
from cleantext.findings import Extract, Finding, Safety, Stage
from cleantext.lexicon import Lexicon
from cleantext.pipeline import Pipeline, fix
from cleantext.registry import Fixer
from cleantext.report import Report
from cleantext.rules import Rule

__all__ = [
    "CleantextError",
    "Config",
    "ConfigError",
    "Document",
    "Edit",
    "Extract",
    "Finding",
    "Fixer",
    "InputError",
    "Lexicon",
    "Patch",
    "Pipeline",
    "Report",
    "Rule",
    "RuleError",
    "Safety",
    "Stage",
    "fix",
]
