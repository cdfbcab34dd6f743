"""Work in other processes: long articles with long answers get through, too."""

from corpus.article import Article, Outline
from corpus.outlining.outline import outline_article
from library.jobs.article_workers import AHEAD, work_through
from library.model import Opened


def long_article(number: int, sentences: int) -> Opened:
    text = " ".join(f"Meldung {n} aus Oldersiel nennt {n * 7} Gäste." for n in range(sentences))
    article = Article(
        f"a{number}", "Liste", None, None, None, None, "de", f"Liste\n\n{text}", f"a{number}.txt",
        str(number), titled=True,
    )  # fmt: skip
    return Opened(article, outline_article(article) if sentences else Outline((), (), ()))


def test_neither_side_waits_for_the_other_for_ever() -> None:
    sizes = (9000, 10, 9000, 9000, 0, 9000, *[3] * (2 * AHEAD))
    articles = [long_article(number, size) for number, size in enumerate(sizes)]
    process = "library.analyses.analysing_process"
    answers = list(work_through(process, iter(articles), len(articles), None))
    assert [opened.article.id for opened, _ in answers] == [each.article.id for each in articles]
    assert all(answer.record for _, answer in answers)
