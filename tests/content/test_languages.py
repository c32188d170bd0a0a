"""Which language is meant by what is no code of one."""

from memoria.content.languages import meant_language
from tests.cases import each


@each(
    ("written", "meant"),
    [
        ("sp", "es"), ("eng", "en"), ("cast", "es"), ("castellano", "es"), ("español", "es"),
        ("en_GB", "en"), ("en-GB", "en"), ("ES", "es"), ("fra", "fr"), ("French", "fr"),
        ("pt_br", "pt-BR"), ("jp", "ja"), ("portugues", "pt"), ("xx", ""), ("Text", ""),
    ],
)  # fmt: skip
def test_the_right_code_is_offered(written: str, meant: str) -> None:
    assert meant_language(written, ("en", "es")) == meant
