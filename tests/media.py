"""The smallest films that are any, made in memory."""

SMALLEST = "\0\0\0\x10ftypisom\0\0\0\0" + "\0\0\0\x08moov"


def box(name: str, *inside: bytes) -> bytes:
    """Return a box of a film."""
    content = b"".join(inside)
    return (len(content) + 8).to_bytes(4) + name.encode("latin-1") + content


def track(kind: str) -> bytes:
    """Return a track that was recorded on a day, with a camera, and where it was taken."""
    dated = bytes(4) + b"\x77" * 8 + bytes(80)
    handler = box("hdlr", bytes(8), kind.encode(), bytes(12), b"Spycam 9\0")
    sample = bytes(24) + (640).to_bytes(2) + (360).to_bytes(2) + bytes(14) + b"Spycam 9".ljust(36)
    table = box("stbl", box("stsd", bytes(4), (1).to_bytes(4), box("avc1", sample)))
    media = box("mdia", box("mdhd", dated), handler, box("minf", table))
    return box("trak", box("tkhd", dated), media, box("udta", box("\xa9xyz", b"+38.5-028.6/")))


def film(*kinds: str) -> bytes:
    """Return a film with some tracks, and all that a camera may tell."""
    told = (box("udta", b"+38.5-028.6/"), box("meta", b"location.ISO6709"))
    moov = box("moov", box("mvhd", bytes(4) + b"\x77" * 8 + bytes(84)), *map(track, kinds), *told)
    extra = box("uuid", bytes(16), b"<x:xmpmeta>Spycam 9</x:xmpmeta>"), box("free", b"+38.5-028.6/")
    return box("ftyp", b"isom", bytes(4)) + moov + b"".join(extra) + box("mdat", b"dots")


def element(name: int, *inside: bytes) -> bytes:
    """Return an element of a WebM."""
    content = b"".join(inside)
    return (
        name.to_bytes((name.bit_length() + 7) // 8) + (len(content) | 1 << 28).to_bytes(4) + content
    )


def webm(kind: int = 1, doctype: bytes = b"webm") -> bytes:
    """Return a WebM with a track, and all that a telephone may tell."""
    info = element(0x1549A966, element(0x7BA9, b"Spycam 9"), element(0x4D80, b"Spycam 9"),
                   element(0x4461, b"\x77" * 8))  # fmt: skip
    size = element(0xE0, element(0xB0, b"\x02\x80"), element(0xBA, b"\x01\x68"))
    tracks = element(0x1654AE6B, element(0xAE, element(0x83, bytes([kind])), size))
    head = b"\x1a\x45\xdf\xa3" + bytes([0x80 | 3 + len(doctype)]) + b"\x42\x82"
    head += bytes([0x80 | len(doctype)]) + doctype
    cluster = b"\x1f\x43\xb6\x75\xff" + b"\xe7\x81\x00" + b"\xa3\x84dots"
    tags = element(0x1254C367, b"+38.5-028.6/")
    return head + element(0x18538067, info, tracks, cluster, tags)
