"""Everything that the reader can be asked for, once, place by place: its key, its words, its action.

Bindings, the key line, help, the palette, the configuration's `[keys]` and the README's table come from these lists;
a command's id is its name in the configuration.
"""

from collections.abc import Iterable, Iterator, Mapping

from tui.command import Command, Group

EVERYWHERE = Group.of(
    "Everywhere",
    Command("help", "question_mark", "Help", "Show every key, and find one.", show=True),
    Command(
        "palette", "colon,f1", "Palette", "Find a command by its name and run it.", show=True, via="command_palette"
    ),
    Command("undo", "U", "Undo", "Take back the last change: marks, bookmarks, leaving a feed."),
    Command("theme", "L", "Look", "Change the look: dark, light, high contrast.", via="next_theme"),
    Command("quit", "Q,ctrl+q", "Quit", "Leave at once; everything is kept."),
)

GOING = Group.of(
    "From anywhere",
    Command("disputes", "D", "Disputes", "Every open dispute, the one that moved last first."),
    Command("search", "slash", "Search", "Find articles by their words, as you type."),
    Command("parties", "P", "Parties", "Everyone who claims something, and all that they said."),
    Command("bookmarks", "B", "Bookmarks", "What you have bookmarked, and what has moved since."),
    Command("moved", "asterisk", "Moved", "Go to the bookmark that moved last, at what is new."),
    Command("settings", "C", "Configuration", "What is wrong in the configuration, and where."),
    Command("feed-errors", "E", "Feed errors", "How it went with every feed, and when it is asked again."),
)

LISTS = Group.of(
    "In a list",
    Command("down", "j,down", "Down", "Go to the next line."),
    Command("up", "k,up", "Up", "Go to the line before."),
    Command("top", "g,home", "Top", "Go to the first line."),
    Command("bottom", "G,end", "Bottom", "Go to the last line."),
    Command("half-page-down", "ctrl+d", "Half a page down", "Go half a page down.", via="pages(0.5)"),
    Command("half-page-up", "ctrl+u", "Half a page up", "Go half a page up.", via="pages(-0.5)"),
    Command("page-down", "pagedown,ctrl+f", "Page down", "Go a page down.", via="pages(1)"),
    Command("page-up", "pageup,ctrl+b", "Page up", "Go a page up.", via="pages(-1)"),
    Command("open", "enter", "Open", "Open what the cursor is on.", show=True, via="choose"),
)

READING = Group.of(
    "Reading on",
    Command("next-unread", "n", "Next unread", "Open the next unread article, here or in the next feed.", show=True),
    Command("previous-unread", "p", "Previous unread", "Open the unread article before this one."),
    Command("read-on", "space", "Read on", "Scroll the article; at its end, open the next unread one.", show=True),
    Command("toggle-read", "N", "Read/unread", "Mark the article as read, or as unread again."),
    Command("mark-all-read", "A", "All read", "Mark everything in the list as read."),
    Command("unread-only", "H", "Unread only", "Hide what is read, or show it again."),
)

ARTICLE = Group.of(
    "In an article",
    Command("next-claim", "]", "Next claim", "Go to the next claim.", show=True),
    Command("previous-claim", "[", "Previous claim", "Go to the claim before."),
    Command("next-party", "}", "Next party", "Go to the next claim of another party."),
    Command("previous-party", "{", "Previous party", "Go back to another party's claim."),
    Command("next-contested", ")", "Next contested", "Go to the next contested claim."),
    Command("previous-contested", "(", "Previous contested", "Go to the contested claim before."),
    Command("open-dispute", "d", "Dispute", "Open the claim's dispute: both sides.", show=True),
    Command("open-party", "w", "Who", "Open all that the claim's party has said."),
    Command("bookmark", "b", "Bookmark", "Bookmark the chosen claim, or the article; again removes it.", show=True),
    Command("open-in-browser", "o", "Browser", "Open the article's page in the browser."),
    Command("copy", "y", "Copy", "Copy the selection, the chosen claim, or the address."),
    Command("links", "u", "Links", "List the article's links, to open one or to copy it."),
    Command("full-text", "x", "Full text", "Fetch the article's page and read that.", show=True),
    Command("versions", "v", "Versions", "List the article's versions, and show one as it was."),
    Command("edits", "V", "Edits", "Show what was edited, word by word and claim by claim.", via="edit"),
    Command(
        "earlier-version",
        "comma",
        "Earlier version",
        "Go to the version before, or to the edit before.",
        via="step_version(-1)",
    ),
    Command(
        "later-version",
        "full_stop",
        "Later version",
        "Go to the version after, or to the edit after.",
        via="step_version(1)",
    ),
    Command("next-in-story", "t", "Told elsewhere", "Go to the next outlet's article of the same story.", show=True),
    Command("story", "T", "Story", "List the story's articles, and why each is one of them."),
    Command("split-off", "S", "Split off", "Take the article out of its story, for good."),
    Command("merge", "M", "Merge", "Make one story of two: press it in an article of each."),
    Command("claims-pane", "c", "Parties pane", "Show or hide what the parties say."),
    Command(
        "next-outlet",
        ">",
        "Next outlet",
        "Go to the same contested claim as another outlet tells it.",
        show=True,
        via="step_outlet(1)",
    ),
    Command("previous-outlet", "<", "Previous outlet", "Go back to the outlet before.", via="step_outlet(-1)"),
)

FEEDS = Group.of(
    "In the feed list",
    Command("fold", "space", "Fold", "Fold the folder, or unfold it.", show=True),
)

HOME = Group.of(
    "Feeds and articles",
    Command("next-feed", "J", "Next feed", "Show the next feed's articles.", via="step_feed(1)"),
    Command("previous-feed", "K", "Previous feed", "Show the articles of the feed before.", via="step_feed(-1)"),
    Command("next-pane", "tab,l,right", "Next pane", "Go to the pane on the right.", via="step_pane(1)"),
    Command("previous-pane", "shift+tab,h,left", "Previous pane", "Go to the pane on the left.", via="step_pane(-1)"),
    Command("add-feed", "a", "Add feed", "Subscribe to a feed, by its address or its site's.", show=True),
    Command("edit-feed", "e", "Edit feed", "Rename the feed, move it, leave it, or have pages fetched."),
    Command("refresh", "r", "Refresh", "Ask the selected feed or folder for news now.", show=True),
    Command("refresh-all", "R", "Refresh all", "Ask every feed that may be asked for news."),
    Command("import", "I", "Import", "Take over subscriptions from OPML or newsboat.", via="import_feeds"),
    Command("drop-sample", "X", "Remove sample", "Remove the sample edition.", show=True),
    Command("back", "q", "Back", "Go back to the list; from the list, leave."),
)

DISPUTE = Group.of(
    "In a dispute",
    Command("take", "e", "Export", "Write both sides with their sources to a file, or copy them.", show=True),
)

DISPUTES = Group.of(
    "In the list of disputes",
    Command("sort", "s", "Sort", "Order by the last movement, by size, by age.", show=True),
    Command("by-party", "w", "Who", "Only disputes in which one party has a part.", show=True),
    Command("by-feed", "f", "Feed", "Only disputes with a claim from one feed.", show=True),
)

PARTY = Group.of(
    "Among a party's claims",
    Command("filter", "f", "Filter", "Show all, what is said, what is denied, what is contested.", show=True),
    Command("find", "slash", "Find", "Show only claims with some words in them.", show=True),
)

PARTIES = Group.of(
    "In the list of parties",
    Command(
        "find-party", "slash", "Find", "Show only parties with some letters in their names.", show=True, via="find"
    ),
)

FINDING = Group.of(
    "Where something is looked for",
    Command("found", "down,ctrl+j", "Found", "Go to what was found.", show=True),
    Command("stop-finding", "escape", "Show all", "Look for nothing, and show everything again.", show=True),
)

PICKING = Group.of(
    "Where one of many is picked",
    Command("pick-down", "down", "Next", "Go to the next one while you type.", via="move(1)"),
    Command("pick-up", "up", "Before", "Go to the one before while you type.", via="move(-1)"),
)

TAKING = Group.of(
    "When a dispute is exported",
    Command("take-copy", "y", "Copy", "Put it on the clipboard instead of into a file.", show=True),
    Command("take-markdown", "1", "Markdown", "Write it as Markdown.", via="take(0)"),
    Command("take-json", "2", "JSON", "Write it as JSON.", via="take(1)"),
    Command("take-csv", "3", "CSV", "Write it as CSV.", via="take(2)"),
)

BOOKMARKS = Group.of(
    "In the bookmarks",
    Command("note", "e", "Note", "Write a note on the bookmark, and give it tags.", show=True),
    Command(
        "remove-bookmark", "b,delete", "Remove", "Remove the bookmark (undo takes it back).", show=True, via="remove"
    ),
    Command("copy-bookmark", "y", "Copy", "Copy the bookmark with its evidence, as Markdown.", show=True),
    Command(
        "take-bookmarks", "w", "Export", "Write all bookmarks with their evidence to a file, or copy them.", show=True
    ),
)

LEAVE = Group.of(
    "On a screen that lies over another",
    Command("let-go", "escape", "Let go", "Let go of what is chosen, then go back."),
    Command("leave", "q", "Back", "Go back to where you came from.", show=True),
)

SEARCH = Group.of(
    "In the search",
    Command("results", "down,ctrl+j", "Results", "Go to what was found.", show=True),
    Command("words", "slash,i", "Words", "Go back to the words that are searched for.", show=True),
    Command("leave-search", "escape,q", "Back", "Go back to where the search began.", show=True, via="leave"),
)

HELP = Group.of(
    "In the help",
    Command("help-down", "down", "Next key", "Go to the next key while you type.", via="move(1)"),
    Command("help-up", "up", "Previous key", "Go to the key before while you type.", via="move(-1)"),
)

FEED_ERRORS = Group.of(
    "In the feed errors",
    Command("retry", "r", "Ask now", "Ask this feed for news now.", show=True),
    Command("leave-errors", "escape,q", "Back", "Go back to the feeds.", show=True, via="leave"),
)

DIALOGS = Group.of(
    "In a dialog",
    Command("close", "escape", "Close", "Leave without doing anything.", show=True, via="dismiss"),
)

CHOICES = Group.of(
    "In the starter list",
    Command("tick", "space", "Tick", "Tick the feed, or take the tick away.", show=True),
    Command("tick-all", "A", "Tick all", "Tick every feed, or none.", show=True),
)

LINKS = Group.of(
    "In the list of links",
    Command("copy-link", "y", "Copy", "Copy the link's address.", show=True),
)

WELCOME = Group.of(
    "On the first day",
    Command("door-address", "1", "Paste an address", "Add a feed or a site.", show=True, via="door('address')"),
    Command(
        "door-opml", "2", "Import OPML", "Take over another reader's subscriptions.", show=True, via="door('opml')"
    ),
    Command(
        "door-newsboat",
        "3",
        "Import newsboat",
        "Take over newsboat's feeds, with tags and titles.",
        show=True,
        via="door('newsboat')",
    ),
    Command(
        "door-starters",
        "4",
        "Starter list",
        "Choose from a list of outlets of many sides.",
        show=True,
        via="door('starters')",
    ),
)

GROUPS = (
    LISTS,
    READING,
    GOING,
    ARTICLE,
    FEEDS,
    HOME,
    DISPUTE,
    DISPUTES,
    PICKING,
    TAKING,
    PARTY,
    PARTIES,
    FINDING,
    BOOKMARKS,
    LEAVE,
    SEARCH,
    HELP,
    FEED_ERRORS,
    DIALOGS,
    CHOICES,
    LINKS,
    WELCOME,
    EVERYWHERE,
)


SHARED: Mapping[str, tuple[str, ...]] = {
    DISPUTE.title: (
        *("bookmark", "open-party", "open-in-browser", "copy", "next-outlet", "previous-outlet"),
        *("next-claim", "previous-claim"),
    ),
    DISPUTES.title: ("bookmark",),
    PARTY.title: ("next-claim", "previous-claim", "open-dispute", "bookmark", "open-in-browser", "copy"),
    PARTIES.title: (),
    BOOKMARKS.title: (),
}
"""Of the screens that lie over the first one, by the titles of their groups: what of an article's they have as well."""


def commands(groups: Iterable[Group] = GROUPS) -> Iterator[Command]:
    """Every command of the groups."""
    return (command for group in groups for command in group.commands)


def command_of(id: str) -> Command:
    """A command by its name."""
    return next(one for one in commands() if one.id == id)
