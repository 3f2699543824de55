"""."""

COMMANDS = ()
