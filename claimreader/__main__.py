"""`python -m claimreader`: the same as the command `claimreader`."""

from tui.cli import main

if __name__ == "__main__":
    main()
