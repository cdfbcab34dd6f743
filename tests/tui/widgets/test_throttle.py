"""What is told again and again is told now and then."""

import time

from tui.throttle import Throttle


def test_the_first_telling_is_due_and_the_next_after_a_pause() -> None:
    saying = Throttle(1000)
    assert saying.due()
    assert not saying.due()
    soon = Throttle(0.001)
    assert soon.due()
    time.sleep(0.002)
    assert soon.due()
