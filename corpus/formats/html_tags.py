"""Kinds of elements, of HTML and of the subset of TEI that trafilatura builds."""

from corpus.wordset import wordset

HEADINGS = wordset("h1 h2 h3 h4 h5 h6 head")
SKIPPED = wordset(
    "script style noscript template nav footer aside button input select label legend textarea "
    "iframe object embed svg canvas video audio dialog menu title meta link time graphic"
)
"""Never text of an article."""
ASIDES = wordset("figure figcaption")
ITEMS = wordset("li item dt dd")
LISTS = wordset("ul ol list")
ROWS = wordset("tr row")
CELLS = wordset("td th cell")
BREAKS = wordset("br lb hr")
BLOCKS = wordset(
    "p div section article main body html header blockquote quote pre table tbody thead tfoot ul "
    "ol list dl address details summary center fieldset form ab"
)
"""Begin and end a paragraph."""
UNCLOSED = wordset(
    "area base br col embed hr img input link meta source track wbr p li dt dd tr td th option"
)
"""Need no end tag, so they do not count as nesting."""
BOLD = wordset("b strong")
ITALIC = wordset("i em")
