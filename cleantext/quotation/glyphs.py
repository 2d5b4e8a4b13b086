"""The characters that quote."""

DOUBLE = '"“”„‟«»'
SINGLE = "'‘’‚‛‹›"
STRAIGHT = "\"'"
APOSTROPHES = "'’"
