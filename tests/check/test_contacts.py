"""Private addresses, telephone numbers and doors of meetings, and what only looks like one."""

import pytest

from memoria.check.contacts import contact_problems
from memoria.check.language.writings import File

FOUND = """\
ada.quay@gmail.com
Ada <ada_quay+harbour@yahoo.com.ar>
[write](mailto:quay@outlook.es)
+34 600 123 456
call +1 (555) 435-4792
Tel.: 91 555 01 02
Teléfono: (011) 4555-0102
WhatsApp +54 9 11 4555-0102
Móvil 600123456
https://wa.me/34600123456
https://us02web.zoom.us/j/85012345678?pwd=aBcD
https://zoom.us/j/85012345678?from=addon&pwd=aBcD
https://teams.microsoft.com/l/meetup-join/19%3ameeting_Mz
https://teams.microsoft.com/meet/3912345?p=aBcD
https://harbour.webex.com/harbour/j.php?MTID=m0123abcd
https://meet.google.com/abc-defg-hij
""".splitlines()
NOTHING = """\
info@harbour.example.org
press@gmail-users.example.org
@gmail is a word
https://zoom.us/
https://zoom.us/webinar/register/WN_abc
https://meet.google.com/
+12 000 000 000 people
an increase of +1,250,000 over 2019
from 2019-2020 to 2021-2022
mobile 2019 2020 2021
by phone 1 200 000 people
telephone 2020-2024
ISBN 978-84-376-0494-7
ISSN 1696-4403
https://doi.org/10.1000/182.1234567890
10.5281/zenodo.1234567
ISO 8601-1:2019, EN 301549
0000-0002-1825-0097
+02:00
2024-05-10T18:00:00+02:00
UTC+1 2024 05 10 18
40.4168, -3.7038
1 234 567 890 euros
$1,234,567,890
A/RES/70/1, 2015 2030
https://example.org/?q=+34600123456
""".splitlines()


@pytest.mark.parametrize("text", FOUND)
def test_what_is_private_is_told_once(text: str) -> None:
    assert len([*contact_problems(File("sessions.yaml", f'  text: "{text}"\n'))]) == 1


def test_what_only_looks_like_it_is_not() -> None:
    told = [*contact_problems(File("sessions.yaml", "\n".join(NOTHING)))]
    assert not [NOTHING[one.finding.position.line - 1] for one in told]


def test_comments_of_editors_are_theirs() -> None:
    hidden = "id: a # ask ada.quay@gmail.com\n# Tel. 600 123 456\n"
    assert not [*contact_problems(File("sessions.yaml", hidden))]
    quoted = 'title: "Quay #1, ada.quay@gmail.com"\n'
    assert [*contact_problems(File("sessions.yaml", quoted))]


def test_the_place_is_where_the_address_begins() -> None:
    [mail, number] = contact_problems(
        File("a.yaml", "x:\n  - ada@gmail.com, Tel: +34 600 123 456\n")
    )
    assert (str(mail.finding.position), mail.finding.values["written"]) == (
        "a.yaml:2:5",
        "ada@gmail.com",
    )
    assert (str(number.finding.position), number.finding.values["written"]) == (
        "a.yaml:2:25",
        "+34 600 123 456",
    )
