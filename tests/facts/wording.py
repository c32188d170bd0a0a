"""What the faults need to know of English and Spanish. The check itself knows none of it."""

import re
from collections.abc import Mapping

from babel import Locale

SPELLED: Mapping[str, tuple[str, ...]] = {
    "en": (
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ),
    "es": (
        "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
        "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
        "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
    ),
}  # fmt: skip
# Words of quantity, and what somebody who is not careful writes instead.
QUANTITIES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "en": {
        "magnitude": {
            "thousand": "million", "million": "thousand", "billion": "million",
            "trillion": "billion", "half a million": "a million", "hundreds": "thousands",
            "thousands": "millions", "millions": "thousands", "hundred": "thousand",
        },
        "fraction": {
            "half of": "a third of", "a third of": "a quarter of", "a quarter of": "a third of",
            "two thirds": "three quarters", "three quarters": "two thirds", "a fifth": "a tenth",
            "four fifths": "two fifths", "an eighth": "a sixth", "a tenth of": "a fifth of",
            "nine tenths": "seven tenths", "to a quarter": "to a half", "a third": "a half",
            "half a century": "a quarter of a century", "pays half": "pays a quarter",
        },
        "multiple": {
            "twice": "three times", "three times": "twice", "five times": "four times",
            "ten times": "twice", "double": "triple", "doubled": "tripled", "triple": "double",
            "doubling": "tripling", "tripling": "doubling", "trebled": "doubled",
            "quadruple": "double", "fourfold": "threefold", "four times": "three times",
        },
        "ordinal": {
            "first": "second", "second": "third", "third": "fourth", "fourth": "fifth",
            "fifth": "sixth", "sixth": "seventh", "seventh": "eighth", "ninth": "tenth",
        },
        "decade": {
            "decade": "century", "decades": "centuries", "century": "decade", "quarter": "year",
            "thirties": "forties", "fifties": "sixties", "seventies": "eighties",
            "eighties": "nineties", "nineties": "seventies", "eighteenth": "seventeenth",
            "nineteenth": "eighteenth", "twentieth": "nineteenth", "18th": "17th", "20th": "19th",
            "twenty-first": "twentieth", "millennia": "centuries",
        },
        "dozen": {"dozen": "hundred", "dozens": "hundreds", "a dozen": "nine", "tens": "hundreds"},
    },
    "es": {
        "magnitude": {
            "mil": "un millón de", "millones": "mil", "medio millón": "un millón",
            "un millón": "mil", "mil millones": "un billón", "un billón": "mil millones",
            "cientos": "miles", "miles": "cientos", "cien": "mil", "billones": "millones",
        },
        "fraction": {
            "la mitad": "la tercera parte", "medio siglo": "un cuarto de siglo",
            "un tercio": "un cuarto", "dos tercios": "tres cuartos", "la cuarta parte": "la mitad",
            "la quinta parte": "la sexta parte", "la tercera parte": "la mitad",
            "dos terceras partes": "tres cuartas partes", "la octava": "la novena",
            "tres cuartas partes": "dos terceras partes", "la décima parte": "la quinta parte",
            "cuatro quintas partes": "tres quintas partes", "una décima parte": "una quinta parte",
            "nueve décimas partes": "siete décimas partes", "octava parte": "séptima parte",
        },
        "multiple": {
            "doble": "triple", "triple": "doble", "cuádruple": "doble", "dos veces": "tres veces",
            "tres veces": "dos veces", "cuatro veces": "dos veces", "cinco veces": "seis veces",
            "diez veces": "cien veces", "duplicarse": "triplicarse", "duplicar": "triplicar",
            "triplicar": "duplicar", "duplicado": "triplicado", "triplicado": "duplicado",
        },
        "ordinal": {
            "primer": "segundo", "primera": "segunda", "segundo": "tercero", "segunda": "tercera",
            "tercer": "cuarto", "tercero": "segundo", "tercera": "quinta", "cuarto": "quinto",
            "cuarta": "quinta", "quinta": "sexta", "sexta": "séptima", "séptima": "octava",
            "séptimo": "octavo", "noveno": "décimo", "quinto": "sexto",
        },
        "decade": {
            "década": "siglo", "décadas": "siglos", "siglo": "decenio", "trimestre": "semestre",
            "treinta": "cuarenta", "cincuenta": "sesenta", "setenta": "ochenta",
            "ochenta": "noventa", "noventa": "setenta", "XVIII": "XVII", "XIX": "XX", "XX": "XIX",
            "XXI": "XX", "milenios": "siglos",
        },
        "dozen": {
            "docena": "veintena", "docenas": "cientos", "decenas": "centenares",
            "una docena": "un centenar",
        },
    },
}  # fmt: skip
UNITS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "€": "$", "euros": "dollars", "crowns": "pounds", "million": "billion", "%": "",
        " per cent": "", "hectares": "acres", "kilometres": "miles", "tonnes": "kilos",
    },
    "es": {
        "euros": "dólares", "coronas": "libras", "€": "$", "millones": "miles", "\u00a0%": "",
        "hectáreas": "acres", "kilómetros": "millas", "toneladas": "kilos",
    },
}  # fmt: skip
GROUPING = {"en": (",", "."), "es": (".", ",")}
NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\d\w])")
# A figure that may change places with another: no part of a code or a score.
FIGURE = re.compile(rf"(?<![/-]){NUMBER.pattern}(?![/-])")
YEAR = re.compile(r"(?<![\w.,€$£-])(?:18[5-9]|19\d|20[0-4])\d(?![\w%€-]|[.,]\d|[ \u00a0][%€])")
NUMERIC_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
YEARS = re.compile(r"\b\d{4}[–/-]\d{2,4}\b")
TIMES = {
    "en": re.compile(
        r"(?<![€$£\d.,])(\d{1,2})(?:[.:]\d{2})?\s?([ap])\.?m\b|(?<![€$£\d.,])(\d{1,2}):\d{2}\b"
        r"|(?<![€$£\d.,])\d{1,2}\.\d{2}(?![\d%]| per| million| kg| km| met| ton| hec)"
        r"|(?<=\bbetween )\d{1,2}(?= and [\d.:]+ ?[ap]\.m)|"
        r"(?<=\bfrom )\d{1,2}(?= to [\d.:]+ ?[ap]\.m)"
    ),
    "es": re.compile(
        r"(?<![€$£\d.,])(\d{1,2})[.:]\d{2}(?!\d|[.,]\d| %)|\blas? (\d{1,2})\b(?! [a-z]+s\b)"
        r"|(?<![\d.,])(\d{1,2})(?= h\b)"
    ),
}
ZONES: Mapping[str, tuple[tuple[str, ...], ...]] = {  # any of a group is a fault for the others
    "": (("CEST", "CET", "EEST", "WEST", "GMT"), ("UTC+2", "UTC+1", "UTC−3", "UTC+5", "UTC")),
    "en": (
        (
            "Central European Summer Time", "Central European Time", "Western European Summer Time",
            "Eastern European Time", "Greenwich Mean Time",
        ),
    ),
    "es": (
        (
            "hora de verano de Europa central", "hora de Europa central",
            "hora de verano de Europa occidental", "hora de Europa oriental",
            "hora de Greenwich",
        ),
    ),
}  # fmt: skip
OTHER_WORDS: Mapping[str, Mapping[str, str]] = {  # good words, but not the agreed ones
    "en": {
        "night train": "sleeper", "shared ticket": "common pass", "railbus": "rail car",
        "snow watch": "winter patrol", "rolling library": "bookmobile",
        "land bank": "field register", "repair voucher": "mending coupon",
        "rent ceiling": "cap on rents", "participatory budget": "citizens’ budget",
        "home care": "domestic help", "water reserve": "stock of water",
        "firebreak": "cleared strip",
        "level crossing": "grade crossing", "seed exchange": "swap of seeds",
        "neighbourhood council": "residents’ committee",
    },
    "es": {
        "tren nocturno": "coche cama", "billete común": "abono compartido", "ferrobús": "automotor",
        "guardia de nieve": "patrulla invernal", "biblioteca rodante": "bibliobús",
        "banco de tierras": "registro de fincas", "bono de reparación": "cheque de arreglos",
        "tope de alquiler": "límite a las rentas",
        "presupuesto participativo": "presupuesto ciudadano",
        "atención domiciliaria": "ayuda a domicilio", "reserva de agua": "provisión hídrica",
        "cortafuegos": "franja despejada", "paso a nivel": "cruce ferroviario",
        "intercambio de semillas": "trueque de simientes",
        "consejo vecinal": "junta de barrio",
    },
}  # fmt: skip

# A name: what begins with a capital, and follows a word or a comma.
CAPITAL = re.compile(r"(?<=[^\W\d_][ ]|,[ ])[^\W\d_a-zà-ÿ][a-zà-ÿ]{3,}(?!\w)")
# What turns a sentence round: a word that says no, a duty that becomes a choice, its opposite.
NEGATIONS = {
    "en": re.compile(r"\bcannot\b| not\b(?! only)|(?<=\w)n['’]t\b|\b[Nn]ever "),
    "es": re.compile(r"\b[Nn]o (?=[^\W\d_]+)(?!sol[oa]\b)|\b[Nn]unca | nunca\b"),
}
DUTIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("must", "may"), ("shall", "may"), ("have to", "may"), ("has to", "may"),
        ("required to", "free to"),
    ),
    "es": (
        ("debe", "puede"), ("deben", "pueden"), ("deberá", "podrá"), ("deberán", "podrán"),
        ("tiene que", "puede"), ("tienen que", "pueden"), ("hay que", "se puede"),
    ),
}  # fmt: skip
OPPOSITES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("more", "less"), ("more than", "fewer than"), ("at least", "at most"),
        ("before", "after"), ("all", "none of"), ("every", "no"),
    ),
    "es": (
        ("más", "menos"), ("al menos", "como máximo"), ("por lo menos", "a lo sumo"),
        ("antes de", "después de"), ("todos", "ninguno de"), ("todas", "ninguna de"),
        ("toda", "ninguna"),
    ),
}  # fmt: skip


def months(language: str) -> tuple[str, ...]:
    """Return the names of the months in the order of the year."""
    return tuple(Locale.parse(language).months["format"]["wide"].values())


def weekdays(language: str) -> tuple[str, ...]:
    """Return the names of the days of the week."""
    return tuple(Locale.parse(language).days["format"]["wide"].values())


def date(language: str) -> re.Pattern[str]:
    """Return the pattern of a date, of several days of a month, or of a month with its year."""
    month = f"(?:{'|'.join(months(language))})"
    if language == "es":
        days = r"(?:\b\d{1,2}(?: (?:al|a|y|o) \d{1,2})? de )?"
        return re.compile(rf"{days}\b{month}\b(?: de(?:l año)? \d{{4}})?", re.IGNORECASE)
    one, year = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:,? \d{4})?"
    days = rf"\b{one}(?:(?: to | and | or |–){one})?"
    return re.compile(rf"{days} {month}\b{year}|\b{month} {days}\b{year}|\b{month}\b{year}")
