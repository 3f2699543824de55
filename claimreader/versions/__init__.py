"""What an edit did to an article: to its words, and to who claims what in it and how firmly. Pure."""
