"""Which player shows a video, whatever the address says."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memoria.content.players import HOSTS, Player, player_of, seconds
from memoria.content.players import clock as written
from tests.cases import each
from tests.conftest import ROOT

ID = "aBc-_123456"
YOUTUBE = (
    f"https://www.youtube.com/watch?v={ID}",
    f"http://youtube.com/watch?feature=shared&v={ID}&t=90",
    f"https://m.youtube.com/watch?v={ID}&list=PL0",
    f"https://music.youtube.com/watch?v={ID}",
    f"https://youtu.be/{ID}",
    f"https://youtu.be/{ID}?si=tracking",
    f"https://www.youtube.com/embed/{ID}?start=5",
    f"https://www.youtube-nocookie.com/embed/{ID}",
    f"https://www.youtube.com/shorts/{ID}",
    f"https://www.youtube.com/live/{ID}/",
    f"https://www.youtube.com/v/{ID}",
    f"https://WWW.YouTube.com/watch?v={ID}#t=3",
)
VIMEO = (
    "https://vimeo.com/76979871",
    "https://www.vimeo.com/76979871/",
    "https://vimeo.com/channels/staffpicks/76979871",
    "https://vimeo.com/groups/name/videos/76979871",
    "https://vimeo.com/showcase/12/video/76979871",
    "https://player.vimeo.com/video/76979871?title=0",
)
NO_PLAYER = (
    None,
    "",
    "https://video.example/watch?v=aBc-_123456",
    "https://youtube.com.evil.example/watch?v=aBc-_123456",
    "https://evil.example/https://youtu.be/aBc-_123456",
    "https://notyoutube.com/watch?v=aBc-_123456",
    "https://www.youtube.com@evil.example/watch?v=aBc-_123456",
    "https://evil@www.youtube.com/watch?v=aBc-_123456",
    "https://www.youtube.com:8443/watch?v=aBc-_123456",
    "https://www.youtube.com:port/watch?v=aBc-_123456",
    "https://www.youtube.com/watch",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/watch?v=%22onload%3Dx11",
    'https://www.youtube.com/watch?v="><script>',
    "https://www.youtube.com/embed/../../evil01",
    "https://www.youtube.com/embed/aBc-_123456/more",
    "https://www.youtube.com/playlist?list=PL0",
    "https://www.youtube.com/@channel",
    "https://youtu.be/aBc-_123456/x",
    "https://youtu.be/aBc-_12345é",
    "https://vimeo.com/",
    "https://vimeo.com/about",
    "https://vimeo.com/76979871/../../x",
    "https://vimeo.com/٧٦٩٧٩",
    "https://vimeo.com.evil.example/76979871",
    "javascript:alert(1)//youtu.be/aBc-_123456",
    "//youtu.be/aBc-_123456",
    "https://[::1/",
)


@each("address", YOUTUBE)
def test_youtube(address: str) -> None:
    player = player_of(address)
    assert player == Player("youtube", ID)
    assert player.frame() == f"https://www.youtube-nocookie.com/embed/{ID}"
    assert player.frame(90, 120).endswith(f"/embed/{ID}?start=90&end=120")
    assert player.page(90) == f"https://www.youtube.com/watch?v={ID}&t=90s"


@pytest.mark.parametrize("address", VIMEO)
def test_vimeo(address: str) -> None:
    player = player_of(address)
    assert player == Player("vimeo", "76979871")
    assert player.frame() == "https://player.vimeo.com/video/76979871?dnt=1"
    assert player.frame(90, 120).endswith("?dnt=1#t=90s")
    assert player.page(90) == "https://vimeo.com/76979871#t=90s"


@pytest.mark.parametrize(
    "address",
    [
        "https://vimeo.com/76979871/8272103f6e",
        "https://player.vimeo.com/video/76979871?h=8272103f6e",
    ],
)
def test_unlisted_video_keeps_its_key(address: str) -> None:
    player = player_of(address)
    assert player == Player("vimeo", "76979871", "8272103f6e")
    assert player.frame() == "https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1"
    assert player.page() == "https://vimeo.com/76979871/8272103f6e"


def test_strange_key_is_left_out() -> None:
    assert player_of('https://vimeo.com/76979871?h="><b>') == Player("vimeo", "76979871")


@each("address", NO_PLAYER)
def test_no_player(address: str | None) -> None:
    assert player_of(address) is None


@given(
    st.one_of(
        st.text(),
        st.tuples(st.sampled_from([*YOUTUBE, *VIMEO]), st.text()).map("".join),
        st.tuples(st.sampled_from(["https://youtu.be/", "https://vimeo.com/"]), st.text()).map(
            "".join
        ),
    )
)
def test_a_frame_is_at_a_known_host_whatever_the_address(address: str) -> None:
    player = player_of(address)
    if player:
        assert urlsplit(player.frame()).hostname in HOSTS.values()
        assert urlsplit(player.frame()).scheme == "https"
        assert not set(player.frame()) & set("\"'<> ")


def test_policy_opens_to_the_same_hosts() -> None:
    policy = (ROOT / "overrides/partials/policy.html").read_text()
    for provider, host in HOSTS.items():
        assert f'"{provider}": "https://{host}"' in policy


@pytest.mark.parametrize(
    ("clock", "total"), [("0:05", 5), ("2:30", 150), ("1:02:30", 3750), ("10:00:00", 36000)]
)
def test_seconds(clock: str, total: int) -> None:
    assert seconds(clock) == total
    assert seconds(written(total)) == total
