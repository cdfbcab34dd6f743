"""Lines that state nothing about the event: credits, bylines, dates, marks, "read also".

Forms of German and English news pages, judged by their wording and, where the wording alone
would also fit a sentence, by their place near the top or the end of the article.
"""

import re

from corpus.outlining.bylines import is_byline, is_date_line
from corpus.outlining.credits import is_image_mark

LONGEST = 200
"""Longest line of boilerplate, in code points; notes on how a text came about may be longer."""
LONGEST_NOTE = 400
LONGEST_SIGN = 40


def _phrases(*phrases: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(phrases)})", re.IGNORECASE)


_STOP = re.compile(r"[.!?…]['\"”“»«’)\]]*$")
_READ_ALSO = _phrases(
    r"lesen sie (?:auch|hier|dazu|hierzu|mehr|weiter|außerdem|zum)|lies auch|lesetipps?\b",
    r"auch interessant\b|siehe auch|das könnte (?:sie|dich) auch|read (?:also|more|next)\b",
    r"see also\b|also read\b|you (?:may|might) also like|what to read next|further reading",
    r"mehr zum thema\s*(?:[:|–—-]|$)|zum thema\s*(?:[:|–—]|$)",
)
# These begin sentences as well: only a line without a full stop is one of links.
_PERHAPS_READ_ALSO = _phrases(
    r"mehr (?:zum|zu|zur|über|aus|dazu|davon|darüber|infos?|informationen|nachrichten|news)\b",
    r"weitere (?:infos?|informationen|nachrichten|artikel|meldungen|berichte|themen)\b",
    r"passend dazu|verwandte|ähnliche (?:artikel|themen)|related\b|recommended\b",
    r"more (?:on|from|about)\b|lesen sie\b",
)
_NOTE = _phrases(
    r"über dieses thema berichtete|dieses thema im programm|sendung:|sendehinweis|podcast:",
    r"dieser (?:artikel|beitrag|text) (?:erschien|stammt|entstand|wurde (?:zuerst|von|mit|am)"
    r"|ist (?:zuerst|am|eine|teil))|diese meldung (?:ist|wurde|stammt)",
    r"mit (?:material|informationen|agenturmaterial) (?:von|der)|korrekturhinweis",
    r"(?:anmerkung|hinweis|anm\.) der redaktion|transparenzhinweis|editor['’]s note|correction:",
    r"this (?:article|story) (?:was (?:first|originally|amended|updated|published)|first app)",
    r"(?:additional )?reporting (?:by|from)|editing by|with reporting from|our standards",
    r"das (?:interview|gespräch) führten?\b|(?:the )?interview (?:was )?conducted|interview by",
    r"alle rechte vorbehalten|all rights reserved|quellen?:|sources?:|copyright\b|©|dpa:\d",
    r"stand\s*:|autor(?:in|en)?:|text:|redaktion:|von unser(?:em|er) (?:redaktion|korrespond)",
)
_CALL = _phrases(
    r"\b(?:jetzt abonnieren|abonnieren sie|folgen sie uns|folge uns|folgt uns)",
    r"\bnewsletter (?:an|abonn|best)|\bfür (?:den|unseren) newsletter",
    r"\bunseren (?:newsletter|kanal)",
    r"\b(?:whatsapp|telegram)-kanal|\bsubscribe (?:to|now)|\bsign up (?:for|to)|\bfollow us",
    r"\bdownload (?:the|our) app|\bapp herunterladen",
)
_WIDGET = _phrases(
    r"(?:\d+ )?(?:kommentare?|comments?)(?:\s*\(\d+\))?|\(\d+\)",
    r"teilen|drucken|merken|speichern|newsletter|impressum|datenschutz|startseite|nach oben",
    r"artikel (?:teilen|drucken|merken|anhören|vorlesen|verschenken)|zurück zur startseite",
    r"share(?: this)?(?: article| story)?|print|save|anzeige|werbung|advertisement|sponsored",
    r"zum seitenanfang|weiterlesen|mehr anzeigen|mehr lesen|vorlesen|anhören",
    r"jetzt (?:lesen|anhören|testen)|live ?ticker|bilderstrecke|fotostrecke|eilmeldung",
    r"(?:lesezeit:?\s*)?(?:ca\. )?\d+ (?:min(?:uten)?\.?|minutes?|mins?)(?: (?:lesezeit|read))?",
)
_LINK = re.compile(r"(?:\w+:\s*)?https?://\S+|(?:#\w+\s*)+|[^\s@]+@[^\s@]+")
# Signs of agencies and writers: `kes`, `dpa/lnw`, `(apa, red)`.
_SIGN = re.compile(
    r"[(\[]?(?:[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,5}|[\w.-]{2,14}/[\w./-]{2,20})"
    r"(?:[/,;–-]\s?[\w.-]{1,14}){0,5}[)\]]?[.*]?"
)


def is_boilerplate(line: str, top: bool, end: bool) -> bool:
    """Return whether a whole line is boilerplate.

    `top` says that it stands among the first paragraphs, `end` that no full sentence comes after
    it.
    """
    if not (line[0].isalnum() or any(map(str.isalnum, line))):
        return True
    if len(line) > LONGEST:
        return len(line) <= LONGEST_NOTE and bool(_NOTE.match(line))
    if is_image_mark(line) or _NOTE.match(line) or is_link(line):
        return True
    if _WIDGET.fullmatch(line) or _is_read_also(line):
        return True
    if (top or end) and (is_date_line(line) or is_byline(line)):
        return True
    return end and (bool(_CALL.search(line)) or _is_sign(line))


def is_link(line: str) -> bool:
    """Return whether a line holds nothing but an address or hash tags."""
    return len(line) <= LONGEST and bool(_LINK.fullmatch(line))


def opens_link_list(line: str) -> bool:
    """Return whether a line announces links to other articles and says nothing else."""
    return len(line) <= 60 and not _STOP.search(line) and _is_read_also(line)


def _is_read_also(line: str) -> bool:
    if _READ_ALSO.match(line):
        return True
    return bool(_PERHAPS_READ_ALSO.match(line)) and not _STOP.search(line)


def _is_sign(line: str) -> bool:
    return len(line) <= LONGEST_SIGN and bool(_SIGN.fullmatch(line))
