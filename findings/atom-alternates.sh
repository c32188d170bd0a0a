#!/bin/sh
# Of two alternate links in an Atom entry, one reader takes the last, another the first.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/feed.xml" <<'END'
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>urn:example:feed</id><title>Feed</title><updated>2024-01-01T00:00:00Z</updated>
  <author><name>Somebody</name></author>
  <entry>
    <id>urn:example:entry</id><title>Entry</title><updated>2024-01-01T00:00:00Z</updated>
    <link rel="alternate" hreflang="en" href="https://example.org/en/"/>
    <link rel="alternate" hreflang="es" href="https://example.org/es/"/>
  </entry>
</feed>
END
"${PYTHON:-python3}" -m venv "$folder"
"$folder/bin/pip" install -qq feedparser==6.0.12
one=$("$folder/bin/python" -c '
import sys, feedparser
print(feedparser.parse(sys.argv[1]).entries[0].link)' "$folder/feed.xml")
npm install --silent --prefix "$folder" rss-parser@3.13.0 > "$folder/log"
other=$(cd "$folder" && node -e '
const Parser = require("rss-parser"), text = require("fs").readFileSync("feed.xml", "utf8")
new Parser().parseString(text).then(feed => console.log(feed.items[0].link))')
echo "feedparser 6.0.12, rss-parser 3.13.0: guessed: the same link; seen: $one, $other"
test "$one" = "https://example.org/es/" && test "$other" = "https://example.org/en/"
