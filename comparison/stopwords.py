"""Words that say nothing about what a statement reports: articles, pronouns, auxiliaries and such.

Negations are among them; whoever asks about polarity looks at the words themselves. Words are
folded as in `comparison.words`.
"""

from typing import Final

_GERMAN: Final = """
aber alle allem allen aller allerdings alles als also am an ander andere anderen anderer anderes
auch auf aus ausserdem bei beide beiden beim bereits bis bisher da dabei dadurch dafur dagegen
daher damit danach daneben dann daran darauf daraus darin daruber darum darunter das dass davon
davor dazu dein deine dem demnach demzufolge den denen denn dennoch der deren derzeit des
deshalb dessen desto deswegen die dies diese diesem diesen dieser dieses doch dort du durch
durfe durfen durfte durften eben ebenfalls ebenso ein eine einem einen einer eines einige
einigen einiger einmal er erst erstmals es etwa etwas euch euer eure falls fast fur gab ganz gar
gegen gegenuber geht gerade gern gewesen gibt gilt ging gleich gut habe haben habt hat hatte
hatten heisst her hier hierbei hin hinter hinzu ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
ihres im immer in indem ins insgesamt ist ja je jede jedem jeden jeder jedes jedoch jene jenen
jener jetzt kam kann kaum kein keine keinem keinen keiner keines knapp kommen kommt konne konnen
konnte konnten lasse lassen lasst lediglich liess liessen mal man manche mehr mehrere mehreren
mehrerer mein meine meinem meinen meiner mich mir mit mochte mochten muss musse mussen musste
mussten nach nachdem namlich neben nein nicht nichts nie niemals niemand noch nun nur ob obwohl
oder offenbar ohne per pro rund schliesslich schon sehr sei seien sein seine seinem seinen
seiner seines seit seitdem seither selbst sich sie sind so sobald sodass sogar solche solchen
solcher soll solle sollen sollte sollten somit sondern sonst soweit sowie sowohl statt trotz
trotzdem uber uberhaupt ubrigens um und uns unser unsere unserem unseren unserer unter viel
viele vielen vieler vielmehr vom von vor voraussichtlich vorher wahrend wann war ware waren
warum was weder wegen weil weiter weitere weiteren weiterer weiterhin welche welchem welchen
welcher welches wem wen wenig wenige weniger wenn wer werde werden weshalb wie wieder wieso will
wir wird wo wobei wodurch wohl wolle wollen wollte wollten worauf worden wurde wurden zu zudem
zuerst zufolge zuletzt zum zunachst zur zuvor zwar zwischen
"""


_ENGLISH: Final = """
a about above after again against ain all almost along already also although am among an and
another any are aren around as at away be became because become been before being below between
both but by came can cannot come could couldn did didn do does doesn doing don done down during
each either else even ever every few first for from further get gets getting go goes going got
had hadn has hasn have haven having he her here hers herself him himself his how however i if in
instead into is isn it its itself just last least less like made make makes many may me
meanwhile might more most much must my myself near neither never next no nobody none nor not
nothing now of off often on once one only onto or other others our ours out over own per put
rather s same shall she should shouldn since so some still such t take taken than that the their
theirs them themselves then there therefore these they this those though through throughout thus
to together too took toward towards under until up upon us very was wasn way we well went were
weren what when where whether which while who whom whose why will with within without would
wouldn yet you your yours yourself
"""


STOP_WORDS: Final = {"de": frozenset(_GERMAN.split()), "en": frozenset(_ENGLISH.split())}
