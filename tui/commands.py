"""Everything that the reader can be asked for, once: its key, its words, its action.

Bindings, the key line, help, the palette, the configuration's `[keys]` and the README's table come from these lists;
a command's id is its name in the configuration.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimreader.records.record import record

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType


@record
class Command:
    """One thing that the reader can be asked for."""

    id: str
    key: str
    """The key as Textual writes it, or several, separated by commas."""
    title: str
    """What the key line and the palette say: a word or two."""
    help: str
    """What it does, in one short sentence."""
    show: bool = True
    """Whether the key line shows it."""
    via: str = ""
    """The action, where it is not called like the command."""

    @property
    def action(self) -> str:
        """What Textual calls when the key is pressed."""
        return self.via or self.id.replace("-", "_")

    @property
    def binding(self) -> "Binding":
        """The command as a key binding, which the configuration can give another key by the command's id."""
        from textual.binding import Binding  # the command line asks which commands there are without a screen

        return Binding(self.key, self.action, self.title, show=self.show, tooltip=self.help, id=self.id)


class Group(NamedTuple):
    """The commands of one place of the program."""

    title: str
    commands: tuple[Command, ...]


EVERYWHERE = Group(
    "Everywhere",
    (
        Command("help", "question_mark", "Help", "Show every key, and find one."),
        Command("palette", "colon,f1", "Palette", "Find a command by its name and run it.", via="command_palette"),
        Command("undo", "U", "Undo", "Take back the last change: marks, bookmarks, leaving a feed.", show=False),
        Command("theme", "L", "Look", "Change the look: dark, light, high contrast.", show=False, via="next_theme"),
        Command("quit", "Q,ctrl+q", "Quit", "Leave at once; everything is kept.", show=False),
    ),
)

GOING = Group(
    "From anywhere",
    (
        Command("disputes", "D", "Disputes", "Every open dispute, the one that moved last first.", show=False),
        Command("search", "slash", "Search", "Find articles by their words, as you type.", show=False),
        Command("parties", "P", "Parties", "Everyone who claims something, and all that they said.", show=False),
        Command("bookmarks", "B", "Bookmarks", "What you have bookmarked, and what has moved since.", show=False),
        Command("moved", "asterisk", "Moved", "Go to the bookmark that moved last, at what is new.", show=False),
        Command(
            "feed-errors", "E", "Feed errors", "How it went with every feed, and when it is asked again.", show=False
        ),
    ),
)

LISTS = Group(
    "In a list",
    (
        Command("down", "j,down", "Down", "Go to the next line.", show=False),
        Command("up", "k,up", "Up", "Go to the line before.", show=False),
        Command("top", "g,home", "Top", "Go to the first line.", show=False),
        Command("bottom", "G,end", "Bottom", "Go to the last line.", show=False),
        Command("half-page-down", "ctrl+d", "Half a page down", "Go half a page down.", show=False, via="pages(0.5)"),
        Command("half-page-up", "ctrl+u", "Half a page up", "Go half a page up.", show=False, via="pages(-0.5)"),
        Command("page-down", "pagedown,ctrl+f", "Page down", "Go a page down.", show=False, via="pages(1)"),
        Command("page-up", "pageup,ctrl+b", "Page up", "Go a page up.", show=False, via="pages(-1)"),
        Command("open", "enter", "Open", "Open what the cursor is on.", via="choose"),
    ),
)

READING = Group(
    "Reading on",
    (
        Command("next-unread", "n", "Next unread", "Open the next unread article, here or in the next feed."),
        Command("previous-unread", "p", "Previous unread", "Open the unread article before this one.", show=False),
        Command("read-on", "space", "Read on", "Scroll the article; at its end, open the next unread one."),
        Command("toggle-read", "N", "Read/unread", "Mark the article as read, or as unread again.", show=False),
        Command("mark-all-read", "A", "All read", "Mark everything in the list as read.", show=False),
        Command("unread-only", "H", "Unread only", "Hide what is read, or show it again.", show=False),
    ),
)

ARTICLE = Group(
    "In an article",
    (
        Command("next-claim", "]", "Next claim", "Go to the next claim."),
        Command("previous-claim", "[", "Previous claim", "Go to the claim before.", show=False),
        Command("next-party", "}", "Next party", "Go to the next claim of another party.", show=False),
        Command("previous-party", "{", "Previous party", "Go back to another party's claim.", show=False),
        Command("next-contested", ")", "Next contested", "Go to the next contested claim.", show=False),
        Command("previous-contested", "(", "Previous contested", "Go to the contested claim before.", show=False),
        Command("open-dispute", "d", "Dispute", "Open the claim's dispute: both sides."),
        Command("open-party", "w", "Who", "Open all that the claim's party has said.", show=False),
        Command("bookmark", "b", "Bookmark", "Bookmark the chosen claim, or the article; again removes it."),
        Command("open-in-browser", "o", "Browser", "Open the article's page in the browser.", show=False),
        Command("copy", "y", "Copy", "Copy the selection, the chosen claim, or the address.", show=False),
        Command("links", "u", "Links", "List the article's links, to open one or to copy it.", show=False),
        Command("full-text", "x", "Full text", "Fetch the article's page and read that."),
        Command("versions", "v", "Versions", "List the article's versions, and show one as it was.", show=False),
        Command(
            "edits", "V", "Edits", "Show what was edited, word by word and claim by claim.", show=False, via="edit"
        ),
        Command(
            "earlier-version",
            "comma",
            "Earlier version",
            "Go to the version before, or to the edit before.",
            show=False,
            via="step_version(-1)",
        ),
        Command(
            "later-version",
            "full_stop",
            "Later version",
            "Go to the version after, or to the edit after.",
            show=False,
            via="step_version(1)",
        ),
        Command("next-in-story", "t", "Told elsewhere", "Go to the next outlet's article of the same story."),
        Command("story", "T", "Story", "List the story's articles, and why each is one of them.", show=False),
        Command("split-off", "S", "Split off", "Take the article out of its story, for good.", show=False),
        Command("merge", "M", "Merge", "Make one story of two: press it in an article of each.", show=False),
        Command("claims-pane", "c", "Parties pane", "Show or hide what the parties say.", show=False),
        Command(
            "next-outlet",
            ">",
            "Next outlet",
            "Go to the same contested claim as another outlet tells it.",
            via="step_outlet(1)",
        ),
        Command(
            "previous-outlet",
            "<",
            "Previous outlet",
            "Go back to the outlet before.",
            show=False,
            via="step_outlet(-1)",
        ),
    ),
)

FEEDS = Group(
    "In the feed list",
    (Command("fold", "space", "Fold", "Fold the folder, or unfold it."),),
)

HOME = Group(
    "Feeds and articles",
    (
        Command("next-feed", "J", "Next feed", "Show the next feed's articles.", show=False, via="step_feed(1)"),
        Command(
            "previous-feed",
            "K",
            "Previous feed",
            "Show the articles of the feed before.",
            show=False,
            via="step_feed(-1)",
        ),
        Command(
            "next-pane", "tab,l,right", "Next pane", "Go to the pane on the right.", show=False, via="step_pane(1)"
        ),
        Command(
            "previous-pane",
            "shift+tab,h,left",
            "Previous pane",
            "Go to the pane on the left.",
            show=False,
            via="step_pane(-1)",
        ),
        Command("add-feed", "a", "Add feed", "Subscribe to a feed, by its address or its site's."),
        Command(
            "edit-feed", "e", "Edit feed", "Rename the feed, move it, leave it, or have pages fetched.", show=False
        ),
        Command("refresh", "r", "Refresh", "Ask the selected feed or folder for news now."),
        Command("refresh-all", "R", "Refresh all", "Ask every feed that may be asked for news.", show=False),
        Command(
            "import", "I", "Import", "Take over subscriptions from OPML or newsboat.", show=False, via="import_feeds"
        ),
        Command("drop-sample", "X", "Remove sample", "Remove the sample edition."),
        Command("back", "q", "Back", "Go back to the list; from the list, leave.", show=False),
    ),
)

DISPUTE = Group(
    "In a dispute",
    (Command("take", "e", "Export", "Write both sides with their sources to a file, or copy them."),),
)

DISPUTES = Group(
    "In the list of disputes",
    (
        Command("sort", "s", "Sort", "Order by the last movement, by size, by age."),
        Command("by-party", "w", "Who", "Only disputes in which one party has a part."),
        Command("by-feed", "f", "Feed", "Only disputes with a claim from one feed."),
    ),
)

PARTY = Group(
    "Among a party's claims",
    (
        Command("filter", "f", "Filter", "Show all, what is said, what is denied, what is contested."),
        Command("find", "slash", "Find", "Show only claims with some words in them."),
    ),
)

PARTIES = Group(
    "In the list of parties",
    (Command("find-party", "slash", "Find", "Show only parties with some letters in their names.", via="find"),),
)

FINDING = Group(
    "Where something is looked for",
    (
        Command("found", "down,ctrl+j", "Found", "Go to what was found."),
        Command("stop-finding", "escape", "Show all", "Look for nothing, and show everything again."),
    ),
)

PICKING = Group(
    "Where one of many is picked",
    (
        Command("pick-down", "down", "Next", "Go to the next one while you type.", show=False, via="move(1)"),
        Command("pick-up", "up", "Before", "Go to the one before while you type.", show=False, via="move(-1)"),
    ),
)

TAKING = Group(
    "When a dispute is exported",
    (
        Command("take-copy", "y", "Copy", "Put it on the clipboard instead of into a file."),
        Command("take-markdown", "1", "Markdown", "Write it as Markdown.", show=False, via="take(0)"),
        Command("take-json", "2", "JSON", "Write it as JSON.", show=False, via="take(1)"),
        Command("take-csv", "3", "CSV", "Write it as CSV.", show=False, via="take(2)"),
    ),
)

BOOKMARKS = Group(
    "In the bookmarks",
    (
        Command("note", "e", "Note", "Write a note on the bookmark, and give it tags."),
        Command("remove-bookmark", "b,delete", "Remove", "Remove the bookmark (undo takes it back).", via="remove"),
        Command("copy-bookmark", "y", "Copy", "Copy the bookmark with its evidence, as Markdown."),
        Command("take-bookmarks", "w", "Export", "Write all bookmarks with their evidence to a file, or copy them."),
    ),
)

LEAVE = Group(
    "On a screen that lies over another",
    (
        Command("let-go", "escape", "Let go", "Let go of what is chosen, then go back.", show=False),
        Command("leave", "q", "Back", "Go back to where you came from."),
    ),
)

SEARCH = Group(
    "In the search",
    (
        Command("results", "down,ctrl+j", "Results", "Go to what was found."),
        Command("words", "slash,i", "Words", "Go back to the words that are searched for."),
        Command("leave-search", "escape,q", "Back", "Go back to where the search began.", via="leave"),
    ),
)

HELP = Group(
    "In the help",
    (
        Command("help-down", "down", "Next key", "Go to the next key while you type.", show=False, via="move(1)"),
        Command("help-up", "up", "Previous key", "Go to the key before while you type.", show=False, via="move(-1)"),
    ),
)

FEED_ERRORS = Group(
    "In the feed errors",
    (
        Command("retry", "r", "Ask now", "Ask this feed for news now."),
        Command("leave-errors", "escape,q", "Back", "Go back to the feeds.", via="leave"),
    ),
)

DIALOGS = Group(
    "In a dialog",
    (Command("close", "escape", "Close", "Leave without doing anything.", via="dismiss"),),
)

CHOICES = Group(
    "In the starter list",
    (
        Command("tick", "space", "Tick", "Tick the feed, or take the tick away."),
        Command("tick-all", "A", "Tick all", "Tick every feed, or none."),
    ),
)

LINKS = Group(
    "In the list of links",
    (Command("copy-link", "y", "Copy", "Copy the link's address."),),
)

WELCOME = Group(
    "On the first day",
    (
        Command("door-address", "1", "Paste an address", "Add a feed or a site.", via="door('address')"),
        Command("door-opml", "2", "Import OPML", "Take over another reader's subscriptions.", via="door('opml')"),
        Command(
            "door-newsboat",
            "3",
            "Import newsboat",
            "Take over newsboat's feeds, with tags and titles.",
            via="door('newsboat')",
        ),
        Command(
            "door-starters", "4", "Starter list", "Choose from a list of outlets of many sides.", via="door('starters')"
        ),
    ),
)

GROUPS: tuple[Group, ...] = (
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


def bindings(*groups: Group) -> list["BindingType"]:
    """What a screen or a widget puts into its `BINDINGS`."""
    return [command.binding for group in groups for command in group.commands]


def picked(*ids: str, quiet: bool = False) -> list["BindingType"]:
    """The same for single commands, by their ids: those that a screen shares with another.

    `quiet` leaves them out of the key line, where it is needed for others.
    """
    found = (command for command in commands() if command.id in ids)
    return [(replace(command, show=False) if quiet else command).binding for command in found]


def shown_at_home(*ids: str) -> list["BindingType"]:
    """Commands of the program's own that the first screen's key line shows."""
    return [replace(command_of(id), show=True, via=f"app.{id}").binding for id in ids]


AT_HOME = (
    *("next-unread", "previous-unread", "toggle-read", "mark-all-read", "unread-only", "next-feed", "previous-feed"),
    *("add-feed", "edit-feed", "refresh", "refresh-all", "import", "drop-sample"),
)
"""What is for the lists of feeds and articles; elsewhere these keys say so."""


def only_at_home() -> list["BindingType"]:
    """The keys of what is for the lists of feeds and articles, for everywhere else."""
    return [
        replace(one, show=False, via=f"only_at_home({one.id!r})").binding for one in commands() if one.id in AT_HOME
    ]


def command_of(id: str) -> Command:
    """A command by its name."""
    return next(one for one in commands() if one.id == id)


def commands(groups: Iterable[Group] = GROUPS) -> Iterator[Command]:
    """Every command of the groups."""
    return (command for group in groups for command in group.commands)
