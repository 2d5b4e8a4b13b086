"""Quotation marks: where they stand, which of them belong together, how styles write them.

Nothing here knows of rules; texts are strings, in which protected text is masked, and
offsets are code points.
"""
