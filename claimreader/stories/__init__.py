"""Which articles tell the same event: grouped as they come in, each with a reason that can be shown.

    article -> Told (telling) -> near ones, by their rare words -> how alike each is (likeness) -> place (placing)

Nothing here looks at the archive: an article is compared with those of the days around that share rare words with it.
`Grouping` does all of it in memory; what is kept in a database does the same with its own index.
"""
