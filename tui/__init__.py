"""How the news is shown: the terminal screens, and the command line where everything is put together.

Importing the package costs nothing, so that `claimreader --help` does not wait for a screen that it will not draw.
"""
