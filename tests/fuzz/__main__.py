"""Try bytes that reach what no earlier ones did: `make fuzz`, or `make fuzz MINUTES=10`.

What is found lies in `.fuzz/`; what reached something new is kept there, too.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["memoria", "markdown_it", "mdit_py_plugins"]):
    from tests.fuzz.contents import try_bytes

HERE, FOUND = Path(__file__).parent, Path(".fuzz")


def main(minutes: int) -> None:
    """Try for so many minutes; each input has twenty seconds and 2 GB."""
    (FOUND / "corpus").mkdir(parents=True, exist_ok=True)
    folders = [str(FOUND / "corpus"), str(HERE / "corpus")]
    limits = [f"-max_total_time={minutes * 60}", "-timeout=20", "-rss_limit_mb=2000"]
    kept = [
        f"-artifact_prefix={FOUND}/",
        f"-dict={HERE / 'words.txt'}",
        "-max_len=4096",
        "-len_control=0",
    ]
    atheris.Setup([sys.argv[0], *limits, *kept, *folders], try_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
