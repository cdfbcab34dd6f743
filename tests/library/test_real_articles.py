"""Raw pastes of real articles, where they stand beside the checkout: nothing of them is lost.

Nothing of their text is in this repository: counts only.
"""

from pathlib import Path

from library.desk import Library
from library.places import Places

REAL = Path(__file__).resolve().parents[3] / "shared" / "seeds"

if REAL.is_dir():

    def test_all_are_read_without_loss(places: Places) -> None:
        library = Library.open(REAL, places=places)
        report = library.refresh()
        library.renew()
        files = sorted(REAL.glob("*.txt"))
        assert (report.articles, report.skipped, report.notices) == (len(files), (), ())
        for file in files:
            (article_id,) = library.resolve(file.name)
            opened = library.article(article_id)
            assert opened
            article, outline = opened.article, opened.outline
            raw = "".join(file.read_text(encoding="utf-8-sig").split())
            shown = "".join(article.text.split())
            assert shown.endswith(raw)
            assert (shown == raw) is article.titled
            assert article.language == "de"
            assert len(outline.sentences) > 10
        library.close()

    def test_two_have_a_title_of_their_own_and_a_search_finds_them(places: Places) -> None:
        library = Library.open(REAL, places=places)
        library.refresh()
        library.renew()
        rows = library.rows(library.listing("").keys)
        assert [row.titled for row in rows].count(False) == 1
        assert all(len(row.title) < 160 for row in rows)
        assert library.listing("Gipfel").total >= 2
        library.close()
