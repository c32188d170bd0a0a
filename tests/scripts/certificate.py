"""A certificate of localhost that nobody vouches for, and its key, which protects nothing."""

from pathlib import Path
from textwrap import wrap

# Written without their frames: programs that look for secrets take a key in its frame for one.
KEY = (
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3fve9Fp5/7pQ5br1r0YgWSYgLViOJpNpaaK4BAL4"
    "gPKhRANCAARauV3txsH3z9FevkKf8hFJzw95W8FFXqNVN9IqVirZqH0WopEBpc8Kjme2x67fRcjrDp/21BHltaO3"
    "GyUgMVV9"
)
CERTIFICATE = (
    "MIIBfzCCASWgAwIBAgIUUqAlQW8V6JXwbYHc0WShPfjXD6QwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJbG9jYWxo"
    "b3N0MCAXDTI2MTEzMDE2MDMyMloYDzIxMjYxMTA2MTYwMzIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcq"
    "hkjOPQIBBggqhkjOPQMBBwNCAARauV3txsH3z9FevkKf8hFJzw95W8FFXqNVN9IqVirZqH0WopEBpc8Kjme2x67f"
    "RcjrDp/21BHltaO3GyUgMVV9o1MwUTAdBgNVHQ4EFgQUuQ0afbyelawqx9R17ajQEOL3QV0wHwYDVR0jBBgwFoAU"
    "uQ0afbyelawqx9R17ajQEOL3QV0wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiA6khLYTzfVOsDo"
    "4Xh9TDb9FcbRBLN1t7pJnLgyFRWwUQIhAIrNU+z4vASElWHvK5BTQ5YAGY/eB0YFBumQ8aRAtc2O"
)


def write_certificate(folder: Path) -> Path:
    """Write both as a server reads them."""
    parts = {"PRIVATE KEY": KEY, "CERTIFICATE": CERTIFICATE}
    framed = (
        "\n".join([f"-----BEGIN {name}-----", *wrap(part, 64), f"-----END {name}-----", ""])
        for name, part in parts.items()
    )
    path = folder / "localhost.pem"
    path.write_text("".join(framed), "ascii")
    return path
