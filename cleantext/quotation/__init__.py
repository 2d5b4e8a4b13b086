"""Quotation marks: where they stand, which of them belong together, how styles write them.

Nothing here knows of rules or documents; texts are strings, offsets are code points.
"""
