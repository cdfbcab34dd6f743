"""Words that tell whether a full stop ends a sentence, for German and English.

All in lower case and without their last full stop; parts written with a space (`z. B.`) are
listed without it (`z.b`).
"""

NEVER_LAST = frozenset(
    # German: titles, references and connecting words, which something always follows
    "dr prof hr fr dipl ing mag dkfm habil univ nr art abs ziff kap bd hrsg vgl s.o s.u z.b d.h "
    "bzw ca evtl ggf inkl exkl einschl sog bspw zb dh zzgl abzgl mind insb insbes allg betr bezgl "
    "rd tel az st skt str.-nr kath ev geb verh gest gesch led verw urspr dt engl frz franz ital "
    "span lat griech russ österr schweiz amtl staatl städt zit svw lt gem i.d.r i.d.f i.s.d i.s.v "
    "z.t z.zt u.u m.e m.w s.g o.g i.a i.h.v i.v.m v.a zw gegr ehem kgl hl sr.exz "
    # English
    "mr mrs ms mx messrs rev hon pres gov sen rep reps sens lt col gen capt cpt sgt cpl maj cmdr "
    "adm det supt insp st mt ft no nos vs v fig figs vol vols pp ed eds e.g i.e cf viz al approx "
    "dept est".split()
)
"""A sentence never ends here (or so rarely that it is not worth asking)."""

MAYBE_LAST = frozenset(
    "mio mrd bio tsd std min sek jh jhd jhdt u.a u.ä o.ä u.dgl dgl u.v.m u.v.a m usf a.d i.r e.v "
    "v.chr n.chr h.c o.j o.o m.a b.a ph.d ll.m u.s u.k u.n e.u d.c u.s.a a.m p.m am pm co inc ltd "
    "corp bros jr sr jun sen. jan feb mär mrz apr jun jul aug sep sept okt oct nov dez dec mo di "
    "mi do fr sa so mon tue tues wed thu thur thurs fri sat sun str pl abt anm einw k.o p.a "
    "n.a v.l u.s.w ggü gr kl max o.k p.s kg km cm ha sq ave blvd rd k.u.k w.o".split()
)
"""A sentence may end here: it does when a word follows that begins sentences."""

LISTS_LAST = frozenset({"usw", "etc", "u.s.w", "et al", "uvm", "u.v.m"})
"""Ends a list; the sentence ends too when the next word is capitalised."""

STARTERS = frozenset(
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
    "zwischen hinter statt anstatt wenn falls weil da ob obwohl obgleich nachdem bevor sobald "
    "solange indem dass als wie wer was wo wann warum wieso weshalb wohin woher welche welcher "
    "welches wessen wem wen nein ja nicht nie niemals immer oft selten meist meistens manchmal "
    "vielleicht wahrscheinlich vermutlich offenbar angeblich tatsächlich natürlich leider "
    "insgesamt rund etwa knapp mehr weniger fast gut genau gerade sogar selbst ebenso ebenfalls "
    "dazu hinzu darin daran darauf daraus darüber darunter davon dadurch dies dessen deren denen "
    "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können soll sollen "
    "muss müssen will wollen darf dürfen einst einmal wieder weiter weitere ferner übrigens "
    "anders anschließend kurz lange bald allein immerhin jedoch indes jedenfalls sonst "
    # English words
    "the a this that these those he she it we they you i his her its their our my your there here "
    "and but or nor yet so for if when while although though because since as after before until "
    "unless once however meanwhile moreover furthermore instead then now still also even only just "
    "in on at by from to of with without within under over about against between through during "
    "despite according what who whose where why how which no not never all both each every some "
    "any many most more few several one two three another other such last next today yesterday "
    "was were is are has have had will would can could should may might must did does do "
    "officials critics".split()
)
"""Words that are capitalised only because they begin a sentence, and proper nouns hardly ever."""

MONTHS = frozenset(
    "januar jänner jaenner februar feber märz april mai juni juli august september oktober november "
    "dezember jan feb mär mrz apr jun jul aug sep sept okt nov dez".split()
)

ORDINAL_LEADS = frozenset(
    "der die das dem den des ein eine einem einen einer eines im am zum zur vom beim ins ans "
    "dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden "
    "mein meine meinem meinen meiner meines dein deine deinem deinen deiner deines sein seine "
    "seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres unser unsere unserem unseren "
    "unserer unseres euer eure eurem euren eurer kein keine keinem keinen keiner welcher welche "
    "welches welchem welchen ab seit bis pro je als und oder sowie gegen vs aller alle allen "
    "ersten letzten".split()
)
"""Words before a number with a full stop that make it an ordinal (`der 3. Wahlgang`)."""
