"""Names survive storing; anything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.record import OldRecord, from_record, to_record
from tests.entities.names_at_work import names


def test_names_come_back_as_they_were() -> None:
    found = names("Deich hält\n\nDas sagte Bürgermeisterin Hilde Tadsen in Tellwitz dem Xarlor.")
    assert found.mentions
    assert from_record(to_record(found)) == found


@given(st.text(max_size=40))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(OldRecord):
        from_record(text)


@pytest.mark.parametrize("record", ["[]", "[9,1,2,3,4,5]", '[1,"a","de",null,[[1]],[]]', "null"])
def test_foreign_records_are_refused(record: str) -> None:
    with pytest.raises(OldRecord):
        from_record(record)
