"""Words of the news that mean nearly the same, in German and English.

A small list of our own, general on purpose: what parliaments, courts, companies, accidents, wars
and the weather are reported with. One line is one meaning, continued where it is indented; a word
may stand in several. Words stand in their base form, or as their stem where no rule of
`comparison.words` leads from one to the other.
"""

from collections import defaultdict
from functools import lru_cache
from typing import Final

from comparison.words import family
from corpus.folding import fold_plain

SYNONYM: Final = 0.7
"""How much of a match two words of one meaning are."""


def meanings(stem: str) -> frozenset[int]:
    """Return the numbers of the meanings that a stem may have; none when it is not listed."""
    return _table().get(family(stem), frozenset())


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[int]]:
    table = defaultdict[str, set[int]](set)
    for number, line in enumerate(_MEANINGS.replace("\n  ", " ").strip().split("\n")):
        for word in line.split():
            table[family(fold_plain(word))].add(number)
    return {root: frozenset(numbers) for root, numbers in table.items()}


_MEANINGS: Final = """
haft gefängnis freiheitsstrafe haftstrafe gefängnisstrafe knast prison jail custodi impriso
festnehmen verhaften festnahme verhaftung inhaftieren arrest detain detention
urteil verurteilung schuldspruch verdict conviction rule sentence
verurteilen convict
richter richterin vorsitzende judge magistr
anwalt verteidiger rechtsanwalt anwältin verteidigung lawyer attorney solicitor defence
  defense
staatsanwaltschaft ankläger anklage staatsanwalt anklagebehörde prosecutor prosecution
gericht landgericht amtsgericht kammer court tribu
revision revis berufung rechtsmittel appeal
ermittler fahnder ermittlung kriminalpolizei inves detec
untersuchung prüfung überprüfung kontrolle inquiri inves probe review inspection
prüfer prüferin kontrolleur inspektor auditor inspector
gutachter sachverständiger experte fachmann expertin fachleute expert specialist
gutachten studie expertise bericht report studi
täter angreifer verdach tatverdach suspect attacker assail perpetr
angeklagter defend accus
mord tötung totschlag murder kill homicide
töten umbringen ermorden erschießen kill slay murder
tot gestorben sterben umkommen leben todesopfer tote dead die death fatal
verletzte verletzung verletzter verwundeter injur injuri wound hurt casualti
opfer leidtragender victim
angriff attacke überfall anschlag attack assault strike raid
bombe sprengsatz granate bomb explos
explosion explos detonation deto knall blast
rakete geschoss flugkörper missile rocket
drohne drone
soldat truppen armee militär streitkräfte heer soldier troop armi militari force
krieg kämpfe konflikt kampfhandlungen war conflict figh hostil
waffenruhe feuerpause waffenstillstand ceasefire truce armistice
frieden peace
sanktion strafmaßnahme embargo sanction
gespräche verhandlungen unterredung beratungen talk negoti
treffen gipfel zusammenkunft begegnung konferenz meet summit conf
einigung abkommen vereinbarung kompromiss übereinkunft vertrag deal agreement accord
  compromise settlement pact contract treati
scheitern abbrechen platzen fail collapse
regierung kabinett koalition gover cabinet administr
präsident staatschef staatsoberhaupt presid
kanzler kanzlerin regierungschef ministerpräsident premier chancellor
minister ministerin ressortchef secretari
parlament bundestag abgeordnetenhaus landtag parliament legislature congress assembl
abgeord parlamentari volksvertreter lawmaker legisl deputi repres
stadtrat gemeinderat rat stadtverord council
ratsmitglied stadträtin councillor councilor
bürgermeister bürgermeisterin rathauschef stadtoberhaupt stadtchef oberbürgermeister mayor
rathaus stadtverwaltung kommune stadt gemeinde citi municip town
landrat landrätin kreischef
kreistag kreis landkreis district counti
abstimmung votum votieren stimmen abstimmen beschließen beschluss billigen verabschieden
  zustimmen vote ballot approve pass endorse back
ablehnen zurückweisen verwerfen weigern reject refuse dismiss decline
dagegen gegenstimmen nein against
enthalten enthaltung abstain abstention
wahl urnengang election poll
wähler wahlberecht voter elector
bürgerentscheid volksentscheid referendum bürgerbegehren begehren volksabstimmung plebiscite
  petition
unterschrift signature
partei fraktion parti
opposition gegner kritiker oppo critic
kritik vorwurf kritisieren vorwerfen bemängeln beanstanden anprangern critic criticise accuse
  blame
lob loben begrüßen praise welcome hail
forderung fordern verlangen pochen demand call urg
protest demonstration demonstr kundgebung demonstrieren protestieren demo ralli march
demonstrant protester demonstr
streik ausstand arbeitskampf arbeitsniederlegung strike walkout stoppage
gewerkschaft arbeitnehmervertreter union
arbeitgeber management manag unternehmensleitung geschäftsführung employer
tarif lohn gehalt entgelt bezahlung verdienst wage pay salari
geschäftsführer vorstandschef firmenchef konzernchef chef boss chief execu ceo director leiter
vorstand geschäftsleitung board
unternehmen firma konzern betrieb gesellschaft hersteller compani firm group corpor
  manufacturer
betreiber operator oper
dienstleister auftragnehmer zulieferer anbieter contractor supplier provider vendor
mitarbeiter beschaft belegschaft angestellte personal arbeitnehmer arbeiter staff employee
  worker workforce personnel
stelle arbeitsplatz job post position
entlassung kündigung stellenabbau entlassen kündigen layoff redund dismiss sack
einstellen anstellen hire recruit
bank geldhaus kreditinstitut sparkasse lender
gewinn überschuss ertrag profit earn
verlust minus defizit einbuße loss deficit
umsatz erlös revenue turnover
aktie share stock
anleger investor aktionär shareholder
übernahme kauf erwerb zukauf takeover acquisition purchase
fusion zusammenschluss verschmelzung zusammengehen merger
kaufen erwerben übernehmen buy acquire purchase
verkaufen veräußern abgeben abstoßen verkauf sell sale
preis kosten teuer price cost expens
kosten ausgaben aufwand expense expenditure spend
steuer abgabe tax levi duti
schulden kredit darlehen debt loan
geld summe betrag mittel money sum amount fund
zuschuss förderung subvention beihilfe hilfe unterstützung subsidi grant aid support help
  assis
entschädigung erstattung ausgleich schadenersatz compens refund damag reimburs
strafe bußgeld geldstrafe fine penalti
schaden schäden damage harm
steigen zunehmen wachsen anstieg zunahme zulegen klettern erhöhen rise increase grow climb
  growth hike surge
sinken fallen zurückgehen abnehmen rückgang schrumpfen fall drop decline decrease shrink
senken kürzen reduzieren verringern kürzung einsparung sparen cut reduce lower slash save
bauen errichten bau neubau build construct construction erect
abriss abreißen demolieren demolish tear
sanierung renovierung modernisierung instandsetzung sanieren refurbish renov upgrade repair
fabrik werk anlage factori plant
brand feuer flammen inferno fire blaze flame
brennen lodern burn
löschen extinguish
feuerwehr brandbekämpfer löschkräfte firefighter
retter rettungskräfte helfer einsatzkräfte rettungsdienst rescuer responder emergenc relief
retten bergen rettung rescue save
rauch qualm smoke
ursache grund auslöser anlass cause reason trigger
unfall unglück zusammenstoß kollision accid crash collis
wrack wreck
überschwemmung hochwasser flut überflutung flood inund
damm deich staudamm talsperre dam levee dyke dike reservoir
fluss strom river
regen niederschlag rain rainfal
sturm unwetter orkan storm hurricane gale
erdbeben beben earthquake quake tremor
hitze heat
schnee snow
wald forst forest woodland
evakuierung räumung evakuieren räumen evacu
notunterkunft unterkunft turnhalle shelter accommod
sperren sperrung absperren blockieren close block cordon
warnung warnen alarm alarmieren warn alert
bewohner anwohner einwohner bürger bevölkerung menschen leute resid citizen inhabi people
nachbar neighbour neighbor
fahrgast passagi reisende reisender pendler fluggast passenger travel traveler commuter
kunde verbraucher kundschaft customer consumer client
zug bahn eisenbahn train railway rail
straßenbahn tram stadtbahn light streetcar
auto wagen fahrzeug pkw car vehicle
lastwagen lkw laster truck lorri
flugzeug maschine jet plane aircraft
flug abflug flight departure
flughafen airport airfield
fluglinie fluggesellschaft airline carrier
schiff frachter boot ship vessel boat freighter
fähre ferri
hafen port harbour harbor
straße route road street highway
brücke bridge
ausfallen ausfall streichen absagen gestrichen entfallen cancel scrap axe
verspätung verzögerung verspätet verzögern verschieben aufschieben delay late postpone
störung panne ausfall defekt fehler outage failure breakdown fault glitch malfunction
  disruption
stillstand lahmlegen paralyse standstil halt
schlange warteschlange queue line
programm software anwendung
rechner computer server system
hacker cyberangriff cyberattacke
daten data
bildschirm monitor screen display
krankenhaus klinik klinikum spital hospi clinic infirmari
arzt mediziner ärztin doctor physician medic
pflegekraft krankenschwester pfleger pflegerin nurse
patient patientin kranker
krankheit erkrankung leiden ill disease sick
impfung impfen vakzin vacc vaccine jab
geburt entbindung geburtshilfe kreißsaal geburtsstation birth deliveri mater
hebamme midwife
schwanger schwangere pregnant
schule schulen school
schüler schülerin kinder pupil student
lehrer lehrerin lehrkraft teacher
universität hochschule universiti college
kind mädchen junge kid child boy girl
mutter mother
vater father
schwager bruder angehöriger verwandter familie rela famili brother
frau woman wife
mann man husband
rücktritt abgang rückzug zurücktreten resig resign quit
nachfolger nachfolgerin successor
vorgänger vorgängerin predecessor
sprecher sprecherin spokesman spokeswoman spokesperson
mitteilung erklärung stellungnahme statement announc communique
ankündigen ankündigung bekanntgeben verkünden announce unveil
schließen schließung zusperren dichtmachen aus aufgabe aufgeben end close closure shut
  shutdown
öffnen eröffnung aufmachen open reopen
beginnen starten anfangen beginn auftakt start begin launch
enden beenden abschluss abschließen end finish conclude
dauern andauern anhalten last
fortsetzen weitermachen continue resume
erlauben genehmigen genehmigung erlaubnis gestatten permit allow authorise approv licence
  permiss
verbieten verbot untersagen ban prohibit forbid
gesetz vorschrift regelung verordnung law rule regul act legisl
klage klagen verklagen lawsuit sue suit
entscheiden entscheidung decide decis
planen plan vorhaben projekt beabsichtigen project intend scheme
hoffen hoffnung hope
befürchten angst sorge furcht fear concern worri
entschuldigen entschuldigung apologise apolog sorri
bestätigen bestätigung confirm
bestreiten dementieren leugnen deni dispute
vermuten annehmen vermutung suspect assume presume
sehen zeuge augenzeuge beobachter wit eyewi
verschwinden vermisst vermisste miss disappear vanish
suche suchen search hunt
finden entdecken fund find discover
fliehen flucht flüchten escape flee
flüchtling migrant asylbewerber refugee asylum
grenze border frontier
waffe gewehr pistole weapon gun rifle pistol
messer knife
stehlen diebstahl rauben raub steal theft rob robberi
betrug untreue veruntreuung betrügen fraud embezzl deception
bestechung korruption briberi corruption bribe
grundstück gelände fläche areal land site plot
wohnung haus gebäude immobilie house build home properti apar flat
miete rent
wert value worth
viertel stadtteil ortsteil district quarter neighbourhood
dorf ortschaft ort village
region gebiet gegend area
ausland foreign abroad
strom elektrizität electr power
kraftwerk power
gas erdgas
öl erdöl oil
wasser water
klima climate
umwelt enviro
landwirt bauer farmer
getreide weizen korn grain wheat cereal
ernte harvest crop
tier anim
spiel partie begegnung match game
sieg gewinnen siegen triumph win victori
niederlage verlieren unterliegen defeat lose
tor treffer goal
trainer coach
mannschaft team elf club verein squad
spieler profi player
meister titel champion title
erster erstmals first
letzter last
jahrelang langjährig
künftig zukunft future
vergangen previous
mehrheit major
minderheit minor
knapp narrowli
allein alone
gemeinsam zusammen joint together
schwer schwierig hard difficult
wichtig bedeutend impor signific
gefahr risiko bedrohung gefährdung danger risk threat hazard
sicherheit schutz safeti secur protection
giftig schadstoff toxisch toxic poiso pollu
messung messwert measur read
grenzwert limit threshold
techniker ingenieur engineer technician
rentner pensionär pension ruhestand pensioner retir
buch roman book novel
film movie
sänger musiker singer musician
konzert auftritt concert gig
künstler artist
museum ausstellung exhibition galleri
kirche pfarrer church priest
journalist reporter medien presse media press
foto bild aufnahme photo picture image footage
video film clip
zeitung blatt newspaper daili
"""
