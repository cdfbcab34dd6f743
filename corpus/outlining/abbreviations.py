"""Words that tell whether a full stop ends a sentence, for German and English news.

Abbreviations stand without their last full stop; those with spaces or inner stops (`z. B.`,
`z.B.`, `U.S.`) as lower-case letters with single stops (`z.b`, `u.s`).
"""

from corpus.wordset import wordset

TITLES = wordset(
    "Dr DDr Prof Hr Hrn Fr Frl Ing Dipl Dkfm MMag Univ Abg LAbg Bgm Vzbgm Stv Hl St Msgr Exz Hptm "
    "Oblt Lt Brig Mr Mrs Ms Mx Messrs Rev Gov Capt Cpt Sgt Cpl Cmdr Supt Insp Mt Ft Nr Az"
)
"""Written with a capital and always followed by a name or a number: never the last word."""

NUMBERED = wordset(
    "no nos art abs s bd kap ziff fig figs vol vols p pp abb tab anm min max hs sec rn kl stk tel"
)
"""Not the last word when a number follows."""

CONNECTORS = {
    "de": wordset(
        "bzw od resp sogen ca evtl ggf ggfs inkl exkl einschl sog bspw zzgl abzgl mind insb "
        "insbes allg "
        "bezgl betr rd vgl kath ev geb verh gest gesch verw urspr dt engl frz franz ital griech "
        "lat russ österr schweiz amtl staatl städt gegr ehem zzt zt zb dh ua med vet phil jur iur "
        "rer nat oec habil theol lic pol publ h hl kgl durchschn jew lfd ungef lt gem z.b d.h s.o "
        "s.u i.d.r z.t z.zt u.u m.e m.w s.g o.g i.a i.v.m i.s.d i.s.v h.c v.a z.h z.hd"
    ),
    "en": wordset("e.g i.e cf viz vs v approx al ca est"),
}
"""Something always follows them inside the sentence."""

ENDABLE = {
    "de": wordset(
        "mio mill mrd bio tsd std sek jh jhd jhdt dgl usf bros co inc ltd corp u.ä o.ä u.dgl "
        "a.d i.r "
        "v.chr n.chr b.sc m.sc ph.d ll.m mwst"
    ),
    "en": wordset(
        "inc ltd corp co bros jr sr plc dept ph.d ave blvd rd mass calif tenn conn fla ariz colo"
    ),
}
"""May be the last word, as any single letter may: when a word of `STARTERS` follows."""

AMOUNTS = wordset("mio mill mrd bio tsd")
"""Of those, the ones that a number does not continue."""

CAPITALISED = wordset(
    "Jan Feb Mär Mrz Mar Apr Jun Jul Aug Sep Sept Okt Oct Nov Dez Dec Mo Di Mi Do Fr Sa So Mon Tue "
    "Tues Wed Thu Thur Thurs Fri Sat Sun Min Std Gen Sen Sens Rep Reps Pres Hon Col Maj Adm Det "
    "Mag Fam Kap Tel Ew Kard Sr"
)
"""May be the last word too, and are abbreviations only when written with a capital."""

LISTS = frozenset({"usw", "etc", "u.s.w", "uvm", "u.v.m", "u.v.a", "uva"})
"""End a list, and the sentence too when the next word is capitalised."""

CLOCK = frozenset({"am", "pm", "a.m", "p.m"})
"""End a sentence in English unless a day, a time zone or a number follows."""

STARTERS = wordset(
    # German words that are written small inside a sentence
    "der die das den dem des ein eine einen einem einer eines er sie es wir ich ihr man mein "
    "meine sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere euer dieser diese "
    "dieses diesen diesem jener jene jenes jeder jede jedes alle allen aller alles viele vielen "
    "vieler einige manche mehrere beide andere kein keine keinen keiner niemand nichts jemand "
    "etwas und oder aber doch denn sondern sowie auch nur noch nun schon erst dann danach davor "
    "dabei dafür dagegen daher darum deshalb deswegen dennoch trotzdem allerdings außerdem zudem "
    "zugleich gleichzeitig inzwischen unterdessen derweil mittlerweile seither seitdem bisher "
    "bislang zuletzt zuvor zunächst zuerst schließlich später früher heute gestern morgen jetzt "
    "hier dort da dorthin so also somit damit demnach laut nach vor bei mit ohne für gegen um an "
    "am im in ins aus auf über unter von vom zu zum zur seit bis während wegen trotz durch neben "
    "zwischen hinter statt anstatt wenn falls weil ob obwohl obgleich nachdem bevor sobald "
    "solange indem dass als wie wer was wo wann warum wieso weshalb wohin woher welche welcher "
    "welches wessen wem wen nein ja nicht nie niemals immer oft selten meist meistens manchmal "
    "vielleicht wahrscheinlich vermutlich offenbar angeblich tatsächlich natürlich leider "
    "insgesamt rund etwa knapp mehr weniger fast gut genau gerade sogar selbst ebenso ebenfalls "
    "dazu hinzu darin daran darauf daraus darüber darunter davon dadurch dies dessen deren denen "
    "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können soll sollen "
    "muss müssen will wollen darf dürfen einst einmal wieder weiter weitere ferner übrigens "
    "anders anschließend kurz lange bald allein immerhin jedoch indes jedenfalls sonst weder "
    "entweder sobald zwar ab entlang angesichts aufgrund infolge anfangs endlich erneut künftig "
    # English words
    "the a this that these those he she it we they you i his her its their our my your there here "
    "and but or nor yet for if when while although though because since after before until unless "
    "once however meanwhile moreover furthermore instead then now still also even only just at by "
    "from to of with without within under over about against between through during despite "
    "according what who whose where why how which no not never both each every some any many "
    "most few several one two three another other such next today yesterday was were is are has "
    "have had did does as"
)
"""Words that are capitalised in the middle of a sentence hardly ever."""

MONTHS = wordset(
    "januar jänner jaenner februar feber märz april mai juni juli august september oktober "
    "november dezember jan feb mär mrz apr jun jul aug sep sept okt nov dez"
)

ORDINAL_LEADS = wordset(
    "der die das dem den des ein eine einem einen einer eines im am zum zur vom beim ins ans "
    "dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden "
    "mein meine meinem meinen meiner meines dein deine deinem deinen deiner deines sein seine "
    "seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres unser unsere unserem unseren "
    "unserer unseres euer eure eurem euren eurer kein keine keinem keinen keiner welcher welche "
    "welches welchem welchen ab seit pro je gegen nach vor aller alle allen allem"
)
"""Words before a number with a full stop that make it an ordinal (`der 3. Wahlgang`)."""

PAIRED = frozenset({"und", "oder", "bis", "sowie"})
"""Join two ordinals: `im 1. und 2. Stock`."""

COUNTED = wordset(
    "mal jahrhundert jahrhunderts jahrtausend liga bundesliga klasse platz rang runde spieltag "
    "minute spielminute halbzeit satz stock stockwerk etage obergeschoss untergeschoss bezirk "
    "wahlgang geburtstag jahrestag todestag hochzeitstag lebensjahr semester quartal halbjahr "
    "weltkrieg weltkriegs weltkrieges auflage ausgabe kammer senat strafsenat zivilsenat "
    "legislaturperiode wahlperiode amtszeit etappe kapitel akt mannschaft republik advent "
    "schwangerschaftswoche stadtbezirk gemeindebezirk station startreihe versuch anlauf"
)
"""Nouns that numbers count in order: a number with a full stop before one is an ordinal."""
