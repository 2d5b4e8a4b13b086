"""Which encoding bytes are in that are not UTF-8, told by the words that they would make."""

NOT_UTF8 = "und/bytes/not-utf-8"
"""The rule under which it is reported."""
