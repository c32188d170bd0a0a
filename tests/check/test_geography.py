"""Points on the map: true places lie in their country, mistaken ones do not."""

import pytest

from memoria.check.geography import is_in, lands, meant

# Capitals, and towns on far islands, in corners and on both sides of 180°.
TOWNS = """\
Madrid ES 40.42 -3.70
Las Palmas ES 28.12 -15.43
Santa Cruz ES 28.47 -16.25
El Hierro ES 27.74 -18.02
Ceuta ES 35.89 -5.32
Melilla ES 35.29 -2.94
Mahon ES 39.89 4.27
Lisboa PT 38.72 -9.14
Funchal PT 32.65 -16.91
Ponta Delgada PT 37.74 -25.67
Corvo PT 39.67 -31.11
Paris FR 48.86 2.35
Ajaccio FR 41.93 8.74
Cayenne FR 4.93 -52.33
Fort-de-France FR 14.6 -61.07
Saint-Denis FR -20.88 55.45
Noumea FR -22.27 166.44
Papeete FR -17.54 -149.57
London GB 51.51 -0.13
Lerwick GB 60.15 -1.15
Washington US 38.9 -77.04
Honolulu US 21.3 -157.86
Anchorage US 61.22 -149.9
San Juan US 18.47 -66.11
San Juan PR 18.47 -66.11
Hagatna US 13.47 144.75
Mexico MX 19.43 -99.13
Tijuana MX 32.51 -117.04
Merida MX 20.97 -89.62
Guatemala GT 14.63 -90.51
San Salvador SV 13.69 -89.22
Tegucigalpa HN 14.07 -87.19
Managua NI 12.14 -86.25
San Jose CR 9.93 -84.08
Panama PA 8.98 -79.52
Bogota CO 4.71 -74.07
San Andres CO 12.58 -81.70
Leticia CO -4.22 -69.94
Quito EC -0.18 -78.47
Puerto Ayora EC -0.74 -90.31
Lima PE -12.05 -77.04
La Paz BO -16.5 -68.15
Santiago CL -33.45 -70.67
Hanga Roa CL -27.15 -109.43
Punta Arenas CL -53.16 -70.91
Buenos Aires AR -34.6 -58.38
Ushuaia AR -54.8 -68.3
Montevideo UY -34.9 -56.16
Asuncion PY -25.26 -57.58
Brasilia BR -15.79 -47.88
Natal BR -5.79 -35.21
Fernando de Noronha BR -3.85 -32.42
Caracas VE 10.48 -66.9
Havana CU 23.11 -82.37
Santo Domingo DO 18.49 -69.93
Willemstad CW 12.11 -68.93
Willemstad NL 12.11 -68.93
Amsterdam NL 52.37 4.9
Athens GR 37.98 23.73
Kastellorizo GR 36.15 29.59
Heraklion GR 35.34 25.13
Nicosia CY 35.18 33.36
Kyrenia CY 35.34 33.32
Kyiv UA 50.45 30.52
Simferopol UA 44.95 34.1
Sevastopol UA 44.6 33.52
Pristina RS 42.66 21.17
Belgrade RS 44.79 20.45
Oslo NO 59.91 10.75
Longyearbyen NO 78.22 15.65
Vardo NO 70.37 31.11
Helsinki FI 60.17 24.94
Mariehamn FI 60.1 19.94
Mariehamn AX 60.1 19.94
Copenhagen DK 55.68 12.57
Bornholm DK 55.1 14.7
Torshavn DK 62.01 -6.77
Nuuk GL 64.18 -51.72
Moscow RU 55.76 37.62
Kaliningrad RU 54.71 20.51
Vladivostok RU 43.12 131.89
Anadyr RU 64.73 177.5
Jerusalem IL 31.77 35.21
Ramallah PS 31.9 35.2
Gaza PS 31.5 34.47
Delhi IN 28.61 77.21
Srinagar IN 34.08 74.8
Port Blair IN 11.62 92.73
Kavaratti IN 10.57 72.64
Male MV 4.18 73.51
Singapore SG 1.35 103.82
Jakarta ID -6.21 106.85
Jayapura ID -2.53 140.72
Beijing CN 39.9 116.4
Hong Kong HK 22.32 114.17
Hong Kong CN 22.32 114.17
Taipei TW 25.03 121.57
Kinmen TW 24.43 118.32
Seoul KR 37.57 126.98
Jeju KR 33.5 126.53
Tokyo JP 35.68 139.69
Naha JP 26.21 127.68
Ogasawara JP 27.09 142.19
Rabat MA 34.02 -6.84
Laayoune MA 27.15 -13.2
Laayoune EH 27.15 -13.2
Malabo GQ 3.75 8.78
Annobon GQ -1.43 5.63
Luanda AO -8.84 13.23
Cabinda AO -5.55 12.2
Mamoudzou FR -12.78 45.23
Port Louis MU -20.16 57.5
Rodrigues MU -19.7 63.42
Canberra AU -35.28 149.13
Perth AU -31.95 115.86
Hobart AU -42.88 147.33
Wellington NZ -41.29 174.78
Chatham NZ -43.95 -176.56
Suva FJ -18.14 178.44
Apia WS -13.83 -171.77
Nukualofa TO -21.14 -175.2
Tarawa KI 1.33 172.98
Kiritimati KI 1.87 -157.4
Palikir FM 6.92 158.16
Yap FM 9.51 138.13
Ottawa CA 45.42 -75.7
Whitehorse CA 60.72 -135.06
St Johns CA 47.56 -52.71
Alert CA 82.5 -62.35
"""
PLACES = [
    (name, country, float(latitude), float(longitude))
    for name, country, latitude, longitude in (line.rsplit(" ", 3) for line in TOWNS.splitlines())
]


def test_no_true_place_lies_outside_its_country() -> None:
    assert not [one for one in PLACES if not is_in(*one[1:])]


def test_nearly_all_mistaken_places_do() -> None:
    """A country on the equator, or on both sides of Greenwich, cannot tell every one."""
    exchanged = [one for one in PLACES if is_in(one[1], one[3], one[2])]
    mirrored = [one for one in PLACES if is_in(one[1], one[2], -one[3])]
    assert (len(exchanged) * 30, len(mirrored) * 15) < (len(PLACES), len(PLACES))


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "right"),
    [
        ("CO", 4.7, 74.1, (4.7, -74.1, "sign")),
        ("ES", -3.7, 40.4, (40.4, -3.7, "exchanged")),
        ("AR", 34.6, 58.4, (-34.6, -58.4, "sign")),
        ("UY", 60.2, 24.9, None),
    ],
)
def test_what_was_meant_is_told(
    country: str, latitude: float, longitude: float, right: tuple[float, float, str] | None
) -> None:
    assert meant(country, latitude, longitude) == right


def test_each_box_has_two_sides_that_are_apart() -> None:
    sound = [
        west < east and south < north
        for each in lands().values()
        for west, south, east, north in each
    ]
    assert all(sound)
    assert len(lands()) > 230
