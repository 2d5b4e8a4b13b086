"""How text is damaged by reading it in the wrong encoding, and how that is undone.

Nothing here knows about rules or findings: text goes in, edits come out.
"""
