"""Files of records, such as a crawl leaves them, repaired from one end to the other.

What :mod:`cleantext.formats.records` does for a file that is edited in place, in the
fields that its configuration names, this does for shards of any size, in fields that
are named for them all, from one place to another. The parts that know how JSON and CSV
spell a text are the same.
"""
