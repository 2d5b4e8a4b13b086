"""Spellings of one word or name: which forms belong together, and how to find that out."""
