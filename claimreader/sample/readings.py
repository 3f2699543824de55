"""What was read in the sample edition before it was packed: a first start shows claims before the model is loaded.

`readings.json` is written by `python -m training.sample`. When it has grown old, nothing is lost: what another model
has read is read again in the background, in the sample as everywhere.
"""

import json
from dataclasses import asdict
from typing import Any

from claimreader.records import Act, Claim, ClaimRef, Dispute, DisputeKind, Quoted, Reading, spans
from claimreader.sample import HERE

FILE = "readings.json"


def readings() -> dict[str, Reading]:
    """What was read in each article, by the article's key."""
    data = json.loads((HERE / FILE).read_text(encoding="utf-8"))
    return {key: _reading(found) for key, found in data.items()}


def packed(found: dict[str, Reading]) -> str:
    """The readings as `readings.json` keeps them, one to a line."""
    lines = [f"{json.dumps(key)}: {json.dumps(asdict(one), ensure_ascii=False)}" for key, one in found.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _reading(data: dict[str, Any]) -> Reading:
    claims = tuple(map(_claim, data.pop("claims")))
    disputes = tuple(map(_dispute, data.pop("disputes")))
    return Reading(claims=claims, disputes=disputes, **data)


def _claim(data: dict[str, Any]) -> Claim:
    source, cue, content = (spans(data.pop(part)) for part in ("source", "cue", "content"))
    act, quoted, parties = Act(data.pop("act")), Quoted(data.pop("quoted")), tuple(data.pop("parties"))
    return Claim(source=source, cue=cue, content=content, act=act, quoted=quoted, parties=parties, **data)


def _dispute(data: dict[str, Any]) -> Dispute:
    pro, con = (tuple(ClaimRef(*member) for member in data.pop(side)) for side in ("pro", "con"))
    return Dispute(kind=DisputeKind(data.pop("kind")), pro=pro, con=con, **data)
