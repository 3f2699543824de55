"""Telling who speaks and for whom; `claimreader.claims.parties` puts it together.

naming        the words of names and titles
phrases       noun phrases, cut free of articles and clauses
speakers      one party to a source, taken apart: name, role, whom the role is of
voice         who an attribution is laid to
spots         which of a source's words count
sources       a source, cut into the parties that it joins
passing       agencies, told from those whose word they carry; carried: what outlets report that somebody said
runs, cast    who is named in a document, and (surroundings) what it calls them
people        who of those is a person; bodies: the full names of what is none
pronouns      whom "he" and "she" mean; antecedents: what "it" and "they" mean
hearing       which sources were heard before
relatives     whom "whose" and "which" go back to
transcript    who has the word, and so is "I"
unsourced     who makes a claim that its sentence lays to nobody
identity      whom descriptions mean that the text names elsewhere
benches       the members of one party on one committee
standing      what is an organ of a state, what is political
setting       what the document as a whole says: its country, its administration
recall        whom "the ministry", "the spokesman" take up again
groups        the party that people make who are called by what they are
bonds         what ties a person to whom they speak for
affiliation   on whose behalf each speaks; principals: whom a role, an office or a body speaks for
agreement     one name for a party in all documents of a story
"""
