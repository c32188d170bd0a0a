"""Players of other hosts: which one shows a video's address, and where it is when it spares us.

A player is asked for at the provider's privacy address, and only once a reader wants it.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

Provider = Literal["youtube", "vimeo"]
# The page's policy opens to these hosts: see overrides/partials/policy.html.
HOSTS: dict[Provider, str] = {
    "youtube": "www.youtube-nocookie.com",
    "vimeo": "player.vimeo.com",
}
YOUTUBE = r"(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com"
YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v|e)/(?P<id>[^/]+)/?")
YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
VIMEO_PATH = re.compile(
    r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/|(?:album|showcase)/\d+/video/)?"
    r"(?P<id>\d{1,12})(?:/(?P<key>[0-9a-f]{6,40}))?/?",
    re.ASCII,
)
VIMEO_KEY = re.compile(r"[0-9a-f]{6,40}")


@dataclass(frozen=True)
class Player:
    """A provider's player for one video. `key` opens a Vimeo video that is not listed."""

    provider: Provider
    video: str
    key: str = ""

    @property
    def host(self) -> str:
        """Return the host that playing loads from."""
        return HOSTS[self.provider]

    def frame(self, start: int = 0, end: int | None = None) -> str:
        """Return the privacy address that the player, or a part of it, is embedded from.

        Only YouTube's stops at an end.
        """
        if self.provider == "youtube":
            part = {"start": start, "end": end}
            told = urlencode({name: second for name, second in part.items() if second})
            return f"https://{self.host}/embed/{self.video}" + (f"?{told}" if told else "")
        key = f"h={self.key}&" if self.key else ""
        return f"https://{self.host}/video/{self.video}?{key}dnt=1" + fragment(start)

    def page(self, second: int = 0) -> str:
        """Return the address of the provider's own page, at a second of the video."""
        if self.provider == "youtube":
            start = f"&t={second}s" if second else ""
            return f"https://www.youtube.com/watch?v={self.video}{start}"
        key = f"/{self.key}" if self.key else ""
        return f"https://vimeo.com/{self.video}{key}" + fragment(second)


def fragment(second: int) -> str:
    """Return the end of an address at which Vimeo begins at a second."""
    return f"#t={second}s" if second else ""


def player_of(address: str | None) -> Player | None:
    """Recognise the player for a video's address; an address of no provider has none."""
    try:
        parts = urlsplit(address or "")
        strange = parts.username or parts.port or parts.scheme not in {"http", "https"}
    except ValueError:
        return None
    return None if strange else youtube(parts) or vimeo(parts)


def youtube(parts: SplitResult) -> Player | None:
    """Read the address of a YouTube video, in any of the forms in which it is shared."""
    host, found = parts.hostname or "", ""
    if host == "youtu.be":
        found = parts.path.strip("/")
    elif re.fullmatch(YOUTUBE, host):
        match = YOUTUBE_PATH.fullmatch(parts.path)
        watched = parse_qs(parts.query).get("v", [""]) if parts.path == "/watch" else [""]
        found = match["id"] if match else watched[0]
    return Player("youtube", found) if YOUTUBE_ID.fullmatch(found) else None


def vimeo(parts: SplitResult) -> Player | None:
    """Read the address of a Vimeo video, listed or not."""
    if parts.hostname not in {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}:
        return None
    match = VIMEO_PATH.fullmatch(parts.path)
    key = (match["key"] if match else "") or parse_qs(parts.query).get("h", [""])[0]
    return Player("vimeo", match["id"], key if VIMEO_KEY.fullmatch(key) else "") if match else None


def host_of(address: str) -> str:
    """Return the host of an address, as readers know it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def seconds(clock: str) -> int:
    """Return a time that is written `2:30` or `1:02:30` in seconds."""
    total = 0
    for part in clock.split(":"):
        total = total * 60 + int(part)
    return total


def clock(second: int) -> str:
    """Write a number of seconds as `2:30` or `1:02:30`."""
    minutes, rest = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span(length: int | None) -> str | None:
    """Write a number of seconds as ISO 8601 does: `PT2M30S`."""
    if length is None:
        return None
    minutes, rest = divmod(length, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0S")
