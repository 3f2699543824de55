"""Read the sample edition and pack what was read: `python -m training.sample`, when the model or its rules change."""

from datetime import UTC, datetime

from claimreader import sample
from claimreader.claims.read import Reader
from claimreader.config import Config
from claimreader.sample.readings import FILE, packed


def main() -> None:
    """Write `claimreader/sample/readings.json`."""
    config = Config()
    reader = Reader(config.known_parties(), least=config.claims.least)
    entries = [entry for outlet in sample.edition(datetime.now(UTC)) for entry in outlet.articles]
    found = {entry.key: reader.read(entry.document.text, entry.key, author=entry.author or "") for entry in entries}
    for outlet in sample.edition(datetime.now(UTC)):
        for entry in outlet.earlier:
            key = sample.EARLIER.format(key=entry.key)
            found[key] = reader.read(entry.document.text, key, author=entry.author or "")
    (sample.HERE / FILE).write_text(packed(found), encoding="utf-8")


if __name__ == "__main__":
    main()
