"""The digest of a text: eight digits that change with its words, and with nothing else."""

import hashlib
import re
import unicodedata

# Typographic variants that change no word: they leave a translation up to date.
VARIANTS = str.maketrans(
    {
        **dict.fromkeys("“”«»„‟", '"'),
        **dict.fromkeys("‘’‚‛‹›", "'"),
        **dict.fromkeys("–‐‑", "-"),
        "—": " - ",
        "…": "...",
        # Characters that are not seen: where a word may break or join.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)


def digest(*texts: str) -> str:
    """Return the eight hexadecimal digits that stand for the words of one or more texts.

    White space, and typographic variants that change no word, do not count.
    """
    return hashlib.sha256("\x1f".join(map(folded, texts)).encode()).hexdigest()[:8]


def folded(text: str) -> str:
    """Return a text as it is compared: one form of every mark, and no space around marks."""
    plain = unicodedata.normalize("NFC", text).translate(VARIANTS)
    plain = " ".join(plain.split())
    plain = re.sub(r"\s+([;:!?%])", r"\1", plain)
    return re.sub(r"\s*\"\s*", '"', plain)
