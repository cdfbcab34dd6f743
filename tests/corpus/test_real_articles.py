"""Raw pastes of three real articles, where they stand beside the checkout.

Nothing of their text is in this repository: digests, counts and offsets only.
"""

from pathlib import Path

import pytest

from corpus.outlining.outline import outline_article
from corpus.reading import read_article

REAL = Path(__file__).resolve().parents[3] / "shared" / "seeds"
EXPECTED = {
    # file: (title length, titled, digest of the text, sentences, headings, boilerplate)
    "000_68462d0a82dd2b31.txt": (70, True, "70b3852d66f14eb6", 20, [], []),
    "002_373a4fc2d8273a49.txt": (
        29,
        True,
        "440c603ffda6a204",
        19,
        [(31, 45), (658, 672), (1171, 1185), (2052, 2089), (2678, 2693)],
        [(3217, 3222)],
    ),
    "003_0c58f3f8848ea9a3.txt": (
        76,
        False,
        "5469aa9dbb88255d",
        48,
        [(765, 818), (1933, 1954), (3869, 3898), (4974, 5002)],
        [(6053, 6151)],
    ),
}

if REAL.is_dir():

    @pytest.mark.parametrize("name", EXPECTED)
    def test_a_real_article_is_read_and_outlined(name: str) -> None:
        length, titled, digest, sentences, headings, boilerplate = EXPECTED[name]
        reading = read_article(REAL, name, "real")
        article = reading.article
        outline = outline_article(article, reading.marks)
        assert (len(article.title), article.titled) == (length, titled)
        assert article.digest.startswith(digest)
        assert len(outline.sentences) == sentences
        assert [tuple(span) for span in outline.headings] == headings
        assert [tuple(span) for span in outline.boilerplate] == boilerplate

    @pytest.mark.parametrize("name", EXPECTED)
    def test_nothing_of_it_is_lost(name: str) -> None:
        article = read_article(REAL, name, "real").article
        raw = (REAL / name).read_text(encoding="utf-8")
        shown = article.text if article.titled else article.text[len(article.title) :]
        assert "".join(shown.split()) == "".join(raw.split())
