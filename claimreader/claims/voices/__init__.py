"""Telling who speaks and for whom; `claimreader.claims.parties` puts it together.

naming        the words of names and titles
speakers      one party to a source, taken apart: name, role, whom the role is of
sources       a source, cut into the parties that it joins
runs, cast    who is named in a document, and (surroundings) what it calls them
pronouns      whom "he" and "she" mean
standing      what is an organ of a state, what is political
setting       what the document as a whole says: its country, its administration
recall        whom "the ministry", "the spokesman" take up again
affiliation   on whose behalf each speaks
"""
