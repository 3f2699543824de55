"""Getting articles: fetching, parsing, cleaning, deciding what is new. The only package that reaches the network."""
