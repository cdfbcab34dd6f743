"""What holds for every test: a stall of a busy machine is no wrong result."""

from hypothesis import settings

settings.register_profile("lesart", deadline=None)
settings.load_profile("lesart")
