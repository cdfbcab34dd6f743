"""What holds for every test: a stall of a busy machine is no wrong result."""

from hypothesis import HealthCheck, settings

settings.register_profile("lesart", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lesart")
