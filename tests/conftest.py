"""What every test relies on: the same examples in every run."""

from hypothesis import settings

settings.register_profile("default", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("default")
