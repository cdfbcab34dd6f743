"""Lines that state nothing about the event: credits, bylines, dates, marks, "read also".

Forms of German and English news pages, judged by their wording and, where the wording alone
would also fit a sentence, by their place near the top or the end of the article.
"""

import re

LONGEST = 200
"""Longest line of boilerplate, in code points; notes on how a text came about may be longer."""
LONGEST_NOTE = 400

_STOP = re.compile(r"[.!?…]['\"”“»«’)\]]*$")
_IMAGE = (
    r"(?:symbol|archiv|agentur|luft|beispiel|handout|bild|titel|vorschau|teaser)?"
    r"-?(?:fotos?|photos?|bild(?:er|nachweis|quelle|rechte)?|pictures?|images?|grafik(?:en)?|credits?"
    r"|infografik|illustration(?:en)?|montage|collage|karte|screenshots?|video(?:still)?)"
)
_IMAGE_MARK = re.compile(rf"[\[(]?{_IMAGE}(?:\s*\d+)?(?:[\])]|\s*[:©|]|$)", re.IGNORECASE)
_CREDIT_TAIL = re.compile(
    rf"(?:(?<=[\s|(/–-])|(?<=[.!?]))(?:{_IMAGE}\s*[:©]|©|\(c\))\s*[^.:!?]{{1,80}}[.)]?$"
    rf"|\((?:{_IMAGE}|archiv)\b[^()]{{0,60}}\)\.?$",
    re.IGNORECASE,
)
_READ_ALSO = re.compile(
    r"(?:mehr (?:zum|zu|zur|über|aus|dazu|davon|darüber|infos?|informationen|nachrichten|news)\b"
    r"|weitere (?:infos?|informationen|nachrichten|artikel|meldungen|berichte|themen)\b"
    r"|lesen sie\b|lies auch|lesetipps?\b|auch interessant|siehe auch|zum thema\b|das thema\b"
    r"|das könnte (?:sie|dich)|passend dazu|hintergrund:|verwandte|ähnliche (?:artikel|themen)"
    r"|read (?:also|more|next)|see also|also read|related\b|more (?:on|from|about)\b"
    r"|you (?:may|might) also|recommended\b|what to read next|further reading)",
    re.IGNORECASE,
)
_READ_ALSO_ONLY = re.compile(r"[^.!?]{0,40}?\s*[:–—|»›>-]|[^.!?]{0,40}$")
_NOTE = re.compile(
    r"(?:über dieses thema berichtete|dieses thema im programm|sendung:|sendehinweis|podcast:"
    r"|dieser (?:artikel|beitrag|text|bericht) (?:ist|wurde|erschien|stammt|basiert|entstand|gehört)"
    r"|diese meldung (?:ist|wurde)|mit (?:material|informationen|agenturmaterial) (?:von|der)"
    r"|(?:anmerkung|hinweis|anm\.) der redaktion|transparenzhinweis|korrekturhinweis|haftungsausschluss"
    r"|this (?:article|story|report) (?:was|is|has|originally|first)|additional reporting|reporting by"
    r"|editing by|(?:with )?reporting from|our standards|editor['’]s note|correction:"
    r"|die redaktion behält|alle rechte vorbehalten|all rights reserved|quellen?:|sources?:|copyright\b"
    r"|©|dpa:\d|stand\s*:|autor(?:in|en)?:|text:|redaktion:|von unserem|von unserer)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:abonnieren sie|jetzt abonnieren|folgen sie uns|folge uns|folgt uns|newsletter (?:an|abonn|best)"
    r"|hier (?:kommen|geht|klicken|lesen|anmelden)\b.{0,40}\b(?:newsletter|übersicht|startseite)"
    r"|für (?:den|unseren) newsletter|unseren (?:newsletter|kanal)|whatsapp-kanal|telegram-kanal"
    r"|subscribe (?:to|now)|sign up (?:for|to)|follow us|download (?:the|our) app|app herunterladen)",
    re.IGNORECASE,
)
_WIDGET = re.compile(
    r"(?:kommentare?|comments?|\d+ kommentare?|\d+ comments?)(?:\s*\(\d+\))?|\(\d+\)"
    r"|teilen|drucken|merken|speichern|artikel (?:teilen|drucken|merken|anhören|vorlesen|verschenken)"
    r"|share(?: this)?(?: article| story)?|print|save|anzeige|werbung|advertisement|sponsored|ad"
    r"|newsletter|impressum|datenschutz|startseite|zurück zur startseite|nach oben|zum seitenanfang"
    r"|weiterlesen|mehr anzeigen|mehr lesen|vorlesen|anhören|jetzt (?:lesen|anhören|testen)"
    r"|(?:lesezeit:?\s*)?(?:ca\. )?\d+ (?:min(?:uten)?\.?|minutes?|mins?)(?: (?:lesezeit|read))?"
    r"|live ?ticker|bilderstrecke|fotostrecke|plus|exklusiv|eilmeldung|breaking",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:\w+:\s*)?https?://\S+|(?:#\w+\s*)+|\S+@\S+\.\w+")
_SIGN = re.compile(
    r"[(\[]?(?:[a-zäöüß]{2,5}|[A-ZÄÖÜ]{2,5}|[\w.-]{2,14}/[\w./-]{2,20})"
    r"(?:[/,;–-]\s?[\w.-]{1,14})*[)\]]?[.*]?"
)
_TAIL_SIGN = re.compile(
    r"(?<=[.!?…\"“”»«])\s+([(\[](?:[a-zäöü-]{2,8}|[A-ZÄÖÜ-]{2,8}|dpa-\w+)"
    r"(?:[/,;:]?\s?(?:[a-zäöü-]{2,8}|[A-ZÄÖÜ-]{2,8}|\d{1,2}\.\d{1,2}\.\d{2,4}))*[)\]]\.?)$"
)
_NAME = r"[A-ZÄÖÜ][\w'’.-]*"
_BYLINE = re.compile(
    rf"(?:(?:ein (?:kommentar|gastbeitrag|essay|bericht) |eine (?:analyse|reportage|kolumne|glosse) "
    rf"|text |interview |fotos? |aufgezeichnet )?(?:von|by)\s+)"
    rf"(?-i:{_NAME}(?:\s(?:von|van|de|del|da|di|al|bin|zu|und|and|&|{_NAME}))*(?-i:{_NAME})?)"
    rf"(?:\s*(?:[,|–—(/-]|in {_NAME}|aus {_NAME}).*)?",
    re.IGNORECASE,
)
_CLOCKWORK = re.compile(
    r"\b(?:jan(?:uar|uary)?|jänner|feb(?:ruar|ruary|er)?|mär(?:z)?|mar(?:ch)?|apr(?:il)?|mai|may|jun[ie]?"
    r"|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?"
    r"|mon(?:tag|day)?|diens(?:tag)|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|tues(?:day)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|mo|di|mi|do|fr|sa|so|uhr|um|vom|am|pm|a\.m|p\.m|at|on|the|of|cest?|mez|mesz|gmt|utc|est|edt|et"
    r"|stand|aktualisiert|zuletzt|letzte[rs]?|aktualisierung|update[d]?|veröffentlicht|publi(?:shed|ziert)"
    r"|erstellt|datum|last|modified|posted|first|erschienen|und|h|st|nd|rd|th)\b|[\W\d_]+",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"\d{1,2}[.:]\d\d\b|\d{1,2}\.\s?\d{1,2}\.|\d{1,2}\.? [A-Za-zä]{3}|[a-z]{3} \d{1,2},"
)


def is_boilerplate(line: str, top: bool, end: bool) -> bool:
    """Return whether a whole line is boilerplate.

    `top` says that it stands among the first paragraphs, `end` that no full sentence comes after it.
    """
    if not (line[0].isalnum() or any(map(str.isalnum, line))):
        return True
    if len(line) > LONGEST:
        return len(line) <= LONGEST_NOTE and bool(_NOTE.match(line))
    if _IMAGE_MARK.match(line) or _NOTE.match(line) or _LINK.fullmatch(line):
        return True
    if _WIDGET.fullmatch(line) or _is_read_also(line):
        return True
    if (top or end) and (_is_date(line) or _is_byline(line)):
        return True
    return end and bool(_CALL.search(line) or (len(line) <= 40 and _SIGN.fullmatch(line)))


def tail_start(line: str) -> int:
    """Return where a credit or agency mark at the end of a line begins, `len(line)` when none.

    0 when the whole line is a caption that ends in a credit.
    """
    end = line[-80:]
    if end[-1] in '.!?…“”»«"' and not (":" in end or "©" in end or end.endswith(").")):
        return len(line)
    head = max(0, len(line) - 120)
    if match := _CREDIT_TAIL.search(line, head):
        return 0 if match.start() <= 300 else match.start()
    if match := _TAIL_SIGN.search(line, head):
        return match.start(1)
    return len(line)


def opens_link_list(line: str) -> bool:
    """Return whether a line announces links to other articles and says nothing else."""
    return bool(_READ_ALSO.match(line)) and len(line) <= 60 and not _STOP.search(line)


def _is_read_also(line: str) -> bool:
    match = _READ_ALSO.match(line)
    return bool(match and _READ_ALSO_ONLY.match(line, match.end()))


def _is_date(line: str) -> bool:
    """Return whether a line holds a date or time and nothing but words about it."""
    if len(line) > 100 or not _DATE_LIKE.search(line):
        return False
    return not _CLOCKWORK.sub("", line)


def _is_byline(line: str) -> bool:
    return len(line) <= 120 and not _STOP.search(line) and bool(_BYLINE.fullmatch(line))
