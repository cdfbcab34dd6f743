"""What is told again and again is told now and then."""

import time

from tui.seldom import Seldom


def test_the_first_telling_is_due_and_the_next_after_a_pause() -> None:
    saying = Seldom(0.05)
    assert saying.due()
    assert not saying.due()
    time.sleep(0.06)
    assert saying.due()
    assert not saying.due()
