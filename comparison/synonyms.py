"""Words of the news that mean nearly the same, in German and English.

A small list of our own, general on purpose: what parliaments, courts, companies, accidents, wars
and the weather are reported with. One line is one meaning, continued where it is indented; a word
may stand in several. Most words are base forms; where the stem cannot be had from one, the
beginning stands here.
"""

from collections import defaultdict
from functools import lru_cache
from typing import Final

from comparison.words import family, fold

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
            table[family(fold(word))].add(number)
    return {root: frozenset(numbers) for root, numbers in table.items()}


_MEANINGS: Final = """
haft gefängnis freiheitsstrafe haftstrafe gefängnisstrafe knast prison jail custody
  imprisonment
festnehmen verhaften festnahme verhaftung inhaftieren arrest detain detention
urteil verurteilung schuldspruch verdict conviction ruling sentence
verurteilen convict
richter richterin vorsitzende judge magistrate
anwalt verteidiger rechtsanwalt anwältin verteidigung lawyer attorney solicitor defence
  defense
staatsanwaltschaft ankläger anklage staatsanwalt anklagebehörde prosecutor prosecution
gericht landgericht amtsgericht kammer court tribunal
revision berufung rechtsmittel appeal
ermittler fahnder ermittlung kriminalpolizei investigator detective
untersuchung prüfung überprüfung kontrolle inquiry investigation probe review inspection
prüfer prüferin kontrolleur inspektor auditor inspector
gutachter sachverständiger experte fachmann expertin fachleute expert specialist
gutachten studie expertise bericht report study
täter angreifer verdach tatverdach suspect attacker assailant perpetrator
angeklagter defendant accused
mord tötung totschlag murder killing homicide
töten umbringen ermorden erschießen kill slay murder
tot gestorben sterben umkommen leben todesopfer tote dead die death fatality
verletzte verletzung verletzter verwundeter injured injury wounded hurt casualty
opfer leidtragender victim
angriff attacke überfall anschlag attack assault strike raid
bombe sprengsatz granate bomb explosive
explosion detonation knall blast
rakete geschoss flugkörper missile rocket
drohne drone
soldat truppen armee militär streitkräfte heer soldier troops army military force
krieg kämpfe konflikt kampfhandlungen war conflict fighting hostil
waffenruhe feuerpause waffenstillstand ceasefire truce armistice
frieden peace
sanktion strafmaßnahme embargo sanction
gespräche verhandlungen unterredung beratungen talk negoti
treffen gipfel zusammenkunft begegnung konferenz meeting summit conference
einigung abkommen vereinbarung kompromiss übereinkunft vertrag deal agreement accord
  compromise settlement pact contract treaty
scheitern abbrechen platzen fail collapse
regierung kabinett koalition government cabinet administration
präsident staatschef staatsoberhaupt president
kanzler kanzlerin regierungschef ministerpräsident premier chancellor
minister ministerin ressortchef secretary
parlament bundestag abgeordnetenhaus landtag parliament legislature congress assembly
abgeord parlamentari volksvertreter lawmaker legislator deputy representative
stadtrat gemeinderat rat stadtverord council
ratsmitglied stadträtin councillor councilor
bürgermeister bürgermeisterin rathauschef stadtoberhaupt stadtchef oberbürgermeister mayor
rathaus stadtverwaltung kommune stadt gemeinde city municipality town
landrat landrätin kreischef
kreistag kreis landkreis district county
abstimmung votum votieren stimmen abstimmen beschließen beschluss billigen verabschieden
  zustimmen vote ballot approve pass endorse back
ablehnen zurückweisen verwerfen weigern reject refuse dismiss decline
dagegen gegenstimmen nein against
enthalten enthaltung abstain abstention
wahl urnengang election poll
wähler wahlberecht voter electorate
bürgerentscheid volksentscheid referendum bürgerbegehren begehren volksabstimmung plebiscite
  petition
unterschrift signature
partei fraktion party
opposition gegner kritiker opponent critic
kritik vorwurf kritisieren vorwerfen bemängeln beanstanden anprangern criticism criticise
  criticize accuse blame
lob loben begrüßen praise welcome hail
forderung fordern verlangen pochen demand call urg
protest demonstration kundgebung demonstrieren protestieren demo rally march demonstrate
demonstrant protester demonstrator
streik ausstand arbeitskampf arbeitsniederlegung strike walkout stoppage
gewerkschaft arbeitnehmervertreter union
arbeitgeber management unternehmensleitung geschäftsführung employer
tarif lohn gehalt entgelt bezahlung verdienst wage pay salary
geschäftsführer vorstandschef firmenchef konzernchef chef boss chief executive ceo director
  leiter
vorstand geschäftsleitung board
unternehmen firma konzern betrieb gesellschaft hersteller company firm group corporation
  manufacturer
betreiber operator
dienstleister auftragnehmer zulieferer anbieter contractor supplier provider vendor
mitarbeiter beschaft belegschaft angestellte personal arbeitnehmer arbeiter staff employee
  worker workforce personnel
stelle arbeitsplatz job post position
entlassung kündigung stellenabbau entlassen kündigen layoff redundancy dismissal sack
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
preis kosten teuer price cost expensive
kosten ausgaben aufwand expense expenditure spending
steuer abgabe tax levy duty
schulden kredit darlehen debt loan
geld summe betrag mittel money sum amount fund
zuschuss förderung subvention beihilfe hilfe unterstützung subsidy grant aid support help
  assistance
entschädigung erstattung ausgleich schadenersatz compensation refund damag reimbursement
strafe bußgeld geldstrafe fine penalty
schaden schäden damage harm
steigen zunehmen wachsen anstieg zunahme zulegen klettern erhöhen rise increase grow climb
  growth hike surge
sinken fallen zurückgehen abnehmen rückgang schrumpfen fall drop decline decrease shrink
senken kürzen reduzieren verringern kürzung einsparung sparen cut reduce lower slash saving
bauen errichten bau neubau build construct construction erect
abriss abreißen demolieren demolish tear
sanierung renovierung modernisierung instandsetzung sanieren refurbishment renovation upgrade
  repair
fabrik werk anlage factory plant
brand feuer flammen inferno fire blaze flame
brennen lodern burn
löschen extinguish
feuerwehr brandbekämpfer löschkräfte firefighter
retter rettungskräfte helfer einsatzkräfte rettungsdienst rescuer responder emergency relief
retten bergen rettung rescue save
rauch qualm smoke
ursache grund auslöser anlass cause reason trigger
unfall unglück zusammenstoß kollision accident crash collision
wrack wreck
überschwemmung hochwasser flut überflutung flood flooding inundation
damm deich staudamm talsperre dam levee dyke dike reservoir
fluss strom river
regen niederschlag rain rainfall
sturm unwetter orkan storm hurricane gale
erdbeben beben earthquake quake tremor
hitze heat
schnee snow
wald forst forest woodland
evakuierung räumung evakuieren räumen evacuate evacuation
notunterkunft unterkunft turnhalle shelter accommodation
sperren sperrung absperren blockieren close block cordon
warnung warnen alarm alarmieren warn alert warning
bewohner anwohner einwohner bürger bevölkerung menschen leute resident citizen inhabitant
  people
nachbar neighbour neighbor
fahrgast passagi reisende reisender pendler fluggast passenger traveller traveler commuter
kunde verbraucher kundschaft customer consumer client
zug bahn eisenbahn train railway rail
straßenbahn tram stadtbahn light streetcar
auto wagen fahrzeug pkw car vehicle
lastwagen lkw laster truck lorry
flugzeug maschine jet plane aircraft
flug abflug flight departure
flughafen airport airfield
fluglinie fluggesellschaft airline carrier
schiff frachter boot ship vessel boat freighter
fähre ferry
hafen port harbour harbor
straße route road street highway
brücke bridge
ausfallen ausfall streichen absagen gestrichen entfallen cancel cancellation scrap axe
verspätung verzögerung verspätet verzögern verschieben aufschieben delay late postpone
störung panne ausfall defekt fehler outage failure breakdown fault glitch malfunction
  disruption
stillstand lahmlegen paralyse standstill halt
schlange warteschlange queue line
programm software anwendung
rechner computer server system
hacker cyberangriff cyberattacke
daten data
bildschirm monitor screen display
krankenhaus klinik klinikum spital hospital clinic infirmary
arzt mediziner ärztin doctor physician medic
pflegekraft krankenschwester pfleger pflegerin nurse
patient patientin kranker
krankheit erkrankung leiden illness disease sickness
impfung impfen vakzin vaccination vaccine jab
geburt entbindung geburtshilfe kreißsaal geburtsstation birth delivery maternity
hebamme midwife
schwanger schwangere pregnant
schule schulen school
schüler schülerin kinder pupil student
lehrer lehrerin lehrkraft teacher
universität hochschule university college
kind mädchen junge kid child boy girl
mutter mother
vater father
schwager bruder angehöriger verwandter familie relative family brother
frau woman wife
mann man husband
rücktritt abgang rückzug zurücktreten resignation resign quit
nachfolger nachfolgerin successor
vorgänger vorgängerin predecessor
sprecher sprecherin spokesman spokeswoman spokesperson
mitteilung erklärung stellungnahme statement announcement communique
ankündigen ankündigung bekanntgeben verkünden announce unveil
schließen schließung zusperren dichtmachen aus aufgabe aufgeben end close closure shut
  shutdown
öffnen eröffnung aufmachen open reopen
beginnen starten anfangen beginn auftakt start begin launch
enden beenden abschluss abschließen end finish conclude
dauern andauern anhalten last
fortsetzen weitermachen continue resume
erlauben genehmigen genehmigung erlaubnis gestatten permit allow authorise approval licence
  permission
verbieten verbot untersagen ban prohibit forbid
gesetz vorschrift regelung verordnung law rule regulation act legislation
klage klagen verklagen lawsuit sue suit
entscheiden entscheidung decide decision
planen plan vorhaben projekt beabsichtigen project intend scheme
hoffen hoffnung hope
befürchten angst sorge furcht fear concern worry
entschuldigen entschuldigung apologise apologize apology sorry
bestätigen bestätigung confirm confirmation
bestreiten dementieren leugnen deny dispute
vermuten annehmen vermutung suspect assume presume
sehen zeuge augenzeuge beobachter witness eyewitness
verschwinden vermisst vermisste missing disappear vanish
suche suchen search hunt
finden entdecken fund find discover
fliehen flucht flüchten escape flee
flüchtling migrant asylbewerber refugee asylum
grenze border frontier
waffe gewehr pistole weapon gun rifle pistol
messer knife
stehlen diebstahl rauben raub steal theft rob robbery
betrug untreue veruntreuung betrügen fraud embezzlement deception
bestechung korruption bribery corruption bribe
grundstück gelände fläche areal land site plot
wohnung haus gebäude immobilie house building home property apartment flat
miete rent
wert value worth
viertel stadtteil ortsteil district quarter neighbourhood
dorf ortschaft ort village
region gebiet gegend area
ausland foreign abroad
strom elektrizität electricity power
kraftwerk power
gas erdgas
öl erdöl oil
wasser water
klima climate
umwelt environment
landwirt bauer farmer
getreide weizen korn grain wheat cereal
ernte harvest crop
tier animal
spiel partie begegnung match game
sieg gewinnen siegen triumph win victory
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
mehrheit majority
minderheit minority
knapp narrowly
allein alone
gemeinsam zusammen joint together
schwer schwierig hard difficult
wichtig bedeutend important significant
gefahr risiko bedrohung gefährdung danger risk threat hazard
sicherheit schutz safety security protection
giftig schadstoff toxisch toxic poisonous pollutant
messung messwert measurement reading
grenzwert limit threshold
techniker ingenieur engineer technician
rentner pensionär pension ruhestand pensioner retirement
buch roman book novel
film movie
sänger musiker singer musician
konzert auftritt concert gig
künstler artist
museum ausstellung exhibition gallery
kirche pfarrer church priest
journalist reporter medien presse media press
foto bild aufnahme photo picture image footage
video film clip
zeitung blatt newspaper daily
"""
