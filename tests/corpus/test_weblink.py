"""The real host of an address, whatever the address pretends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.weblink import read_weblink


@pytest.mark.parametrize(
    ("address", "host", "doubt"),
    [
        ("https://www.example.org/a?b=c#d", "www.example.org", ""),
        ("HTTPS://Example.ORG:8080/", "example.org", ""),
        ("https://müller.example/über", "xn--mller-kva.example", ""),
        ("https://straße.example", "xn--strae-oqa.example", ""),
        ("https://аррle.example/", "xn--le-6kc8da.example", "look like"),
        ("https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example", "look like"),
        ("https://bank.example@evil.example/login", "evil.example", "behind an @"),
        ("https://evil.example\\@bank.example/", "evil.example", ""),
        ("https://%65vil.example/", "evil.example", ""),
        ("https://ｅｖｉｌ.example/", "evil.example", ""),
        ("https://evil。example/", "evil.example", ""),
        ("http://[2001:DB8::1]:80/", "[2001:db8::1]", ""),
        ("http://192.0.2.7/x", "192.0.2.7", ""),
    ],
)
def test_the_host_is_the_one_a_browser_would_go_to(address: str, host: str, doubt: str) -> None:
    link = read_weblink(address)
    assert link
    assert link.host == host
    assert doubt in link.doubt
    assert bool(doubt) == bool(link.doubt)
    assert f"//{host}" in link.url
    assert "@" not in link.url.split("/")[2]


@pytest.mark.parametrize(
    "address",
    [None, "", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org",
     "https://", "https://exa mple.org", "https://[::1", "mailto:a@b.example", "https://a:b:c/"],
)  # fmt: skip
def test_what_is_no_web_address_is_none(address: str | None) -> None:
    assert read_weblink(address) is None


def test_a_familiar_name_stays_readable() -> None:
    link = read_weblink("https://Müller.example/")
    assert link
    assert link.name == "müller.example"
    other = read_weblink("https://mülleг.example/")
    assert other
    assert other.name == ""


@given(st.text(max_size=60))
def test_whatever_is_written_the_answer_is_plain_ascii_host(text: str) -> None:
    for address in (text, f"https://{text}", f"https://a@{text}/x"):
        link = read_weblink(address)
        if link:
            assert link.host.isascii()
            assert link.host.isprintable()
            assert link.url.startswith(("http://", "https://"))
