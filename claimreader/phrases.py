"""What acts, disputes and their sides are called, for people: the same words everywhere."""

from claimreader.records import Act, DisputeKind

KINDS = {
    DisputeKind.DENIAL: "denial",
    DisputeKind.ACCUSATION: "accusation",
    DisputeKind.FIGURE: "different figures",
    DisputeKind.ACCOUNT: "different accounts",
}
"""What the two sides are to each other, in words."""

SIDES = {
    DisputeKind.DENIAL: ("says so", "denies it"),
    DisputeKind.ACCUSATION: ("accuses", "answers"),
    DisputeKind.FIGURE: ("one figure", "another figure"),
    DisputeKind.ACCOUNT: ("one account", "another account"),
}
"""What each side does."""

VERBS = {
    Act.ASSERT: "says",
    Act.DENY: "denies",
    Act.ACCUSE: "accuses",
    Act.CONFIRM: "confirms",
    Act.REJECT: "rejects",
    Act.QUESTION: "questions",
    Act.DEMAND: "demands",
    Act.PROMISE: "promises",
    Act.PREDICT: "predicts",
    Act.BELIEVE: "believes",
}
"""What a party does with its claim, in a word."""
