"""What holds for every test: a stall of a busy machine is no wrong result.

Invented examples are the same in every run, so that a change is judged by what it changed;
`make explore` looks for others. What it finds is kept beside the test, as an `@example`.
"""

from hypothesis import HealthCheck, settings

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("lesart", PATIENT, derandomize=True)
settings.register_profile("explore", PATIENT, max_examples=500, print_blob=True)
settings.load_profile("lesart")
