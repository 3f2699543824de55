"""Everything that the reader can be asked for, once: its key, its words, its action.

Bindings, the key line, help, the palette, the configuration's `[keys]` and the README's table come from these lists;
a command's id is its name in the configuration.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the reader can be asked for."""

    id: str
    key: str
    """The key as Textual writes it, or several, separated by commas."""
    action: str
    title: str
    """What the key line and the palette say: a word or two."""
    help: str
    """What it does, in one sentence."""
    show: bool = True
    """Whether the key line shows it."""

    @property
    def binding(self) -> Binding:
        """The command as a key binding, which the configuration can give another key by the command's id."""
        return Binding(self.key, self.action, self.title, show=self.show, tooltip=self.help, id=self.id)


class Group(NamedTuple):
    """The commands of one place of the program."""

    title: str
    commands: tuple[Command, ...]


EVERYWHERE = Group(
    "Everywhere",
    (
        Command("help", "question_mark", "help", "Help", "Show every key, and find one."),
        Command("palette", "colon,f1", "command_palette", "Palette", "Find a command by its name and run it."),
        Command(
            "undo", "U", "undo", "Undo", "Take back the last change: reading marks, bookmarks, unsubscribing.", False
        ),
        Command("theme", "L", "next_theme", "Look", "Change to the next theme: dark, light, high contrast.", False),
        Command("quit", "Q,ctrl+q", "quit", "Quit", "Leave at once; everything is kept.", False),
    ),
)

LISTS = Group(
    "In a list",
    (
        Command("down", "j,down", "down", "Down", "Go to the next line.", False),
        Command("up", "k,up", "up", "Up", "Go to the line before.", False),
        Command("top", "g,home", "top", "Top", "Go to the first line.", False),
        Command("bottom", "G,end", "bottom", "Bottom", "Go to the last line.", False),
        Command("half-page-down", "ctrl+d", "pages(0.5)", "Half a page down", "Go half a page down.", False),
        Command("half-page-up", "ctrl+u", "pages(-0.5)", "Half a page up", "Go half a page up.", False),
        Command("page-down", "pagedown,ctrl+f", "pages(1)", "Page down", "Go a page down.", False),
        Command("page-up", "pageup,ctrl+b", "pages(-1)", "Page up", "Go a page up.", False),
        Command("open", "enter", "choose", "Open", "Open what the cursor is on."),
    ),
)

FEEDS = Group(
    "In the feed list",
    (Command("fold", "space", "fold", "Fold", "Fold the folder, or unfold it."),),
)

READING = Group(
    "Reading on",
    (
        Command(
            "next-unread",
            "n",
            "next_unread",
            "Next unread",
            "Open the next unread article, in the next feed if need be.",
        ),
        Command(
            "previous-unread",
            "p",
            "previous_unread",
            "Previous unread",
            "Open the unread article before this one.",
            False,
        ),
        Command("read-on", "space", "read_on", "Read on", "Scroll the article; at its end, open the next unread one."),
        Command(
            "toggle-read", "N", "toggle_read", "Read/unread", "Mark the article as read, or as unread again.", False
        ),
        Command(
            "mark-all-read",
            "A",
            "mark_all_read",
            "All read",
            "Mark everything in the list as read (undo takes it back).",
        ),
        Command("unread-only", "H", "unread_only", "Unread only", "Hide what is read, or show it again.", False),
    ),
)

HOME = Group(
    "Feeds and articles",
    (
        Command("next-feed", "J", "step_feed(1)", "Next feed", "Show the next feed's articles.", False),
        Command("previous-feed", "K", "step_feed(-1)", "Previous feed", "Show the articles of the feed before.", False),
        Command("next-pane", "tab,l,right", "step_pane(1)", "Next pane", "Go to the pane on the right.", False),
        Command(
            "previous-pane", "shift+tab,h,left", "step_pane(-1)", "Previous pane", "Go to the pane on the left.", False
        ),
        Command("add-feed", "a", "add_feed", "Add feed", "Subscribe to a feed, by its address or its site's."),
        Command(
            "edit-feed",
            "e",
            "edit_feed",
            "Edit feed",
            "Rename, sort or unsubscribe the feed, or have whole pages fetched.",
            False,
        ),
        Command("refresh", "r", "refresh", "Refresh", "Ask the selected feed, or all of a folder, for news now."),
        Command(
            "refresh-all",
            "R",
            "refresh_all",
            "Refresh all",
            "Ask every feed for news, as soon as each may be asked.",
            False,
        ),
        Command(
            "feed-errors",
            "E",
            "feed_errors",
            "Feed errors",
            "Which feeds fail, why, and when they are tried again.",
            False,
        ),
        Command("search", "slash", "search", "Search", "Find articles by their words, as you type."),
        Command("disputes", "D", "disputes", "Disputes", "Every open dispute, the one that moved last first."),
        Command(
            "bookmarks", "B", "bookmarks", "Bookmarks", "What you have bookmarked, and what has moved since.", False
        ),
        Command("parties", "P", "parties", "Parties", "Everyone who claims something, and all that they said.", False),
        Command("import", "I", "import_feeds", "Import", "Take over subscriptions from OPML or from newsboat.", False),
        Command("drop-sample", "X", "drop_sample", "Remove sample", "Remove the sample edition."),
        Command("back", "q", "back", "Back", "Go back to the list; from the list, leave.", False),
    ),
)

ARTICLE = Group(
    "In an article",
    (
        Command("next-claim", "]", "next_claim", "Next claim", "Go to the next claim."),
        Command("previous-claim", "[", "previous_claim", "Previous claim", "Go to the claim before.", False),
        Command("next-party", "}", "next_party", "Next party", "Go to the next claim of another party.", False),
        Command("previous-party", "{", "previous_party", "Previous party", "Go back to another party's claim.", False),
        Command(
            "next-contested", ")", "next_contested", "Next contested", "Go to the next claim that is contested.", False
        ),
        Command(
            "previous-contested",
            "(",
            "previous_contested",
            "Previous contested",
            "Go to the contested claim before.",
            False,
        ),
        Command(
            "open-dispute", "d", "open_dispute", "Dispute", "Open the dispute that the claim is part of: both sides."
        ),
        Command("open-party", "w", "open_party", "Who", "Open all that the claim's party has said.", False),
        Command(
            "bookmark", "b", "bookmark", "Bookmark", "Bookmark the chosen claim, or the article; again removes it."
        ),
        Command("open-in-browser", "o", "open_in_browser", "Browser", "Open the article's page in the browser.", False),
        Command(
            "copy", "y", "copy", "Copy", "Copy the selection, the chosen claim as a quotation, or the address.", False
        ),
        Command("full-text", "x", "full_text", "Full text", "Fetch the article's page and read that."),
        Command("versions", "v", "versions", "Versions", "Show the article as it was, version by version.", False),
        Command("claims-pane", "c", "claims_pane", "Parties pane", "Show or hide what the parties say.", False),
    ),
)

WELCOME = Group(
    "On the first day",
    (
        Command("door-address", "1", "door('address')", "Paste an address", "Add a feed or a site."),
        Command(
            "door-opml", "2", "door('opml')", "Import OPML", "Take over subscriptions from another reader's OPML file."
        ),
        Command(
            "door-newsboat",
            "3",
            "door('newsboat')",
            "Import newsboat",
            "Take over newsboat's urls file, tags and titles too.",
        ),
        Command(
            "door-starters", "4", "door('starters')", "Starter list", "Choose from a list of outlets of many sides."
        ),
    ),
)

PARTY = Group(
    "Among a party's claims",
    (
        Command(
            "filter",
            "f",
            "filter",
            "Filter",
            "Show everything, what the party says, what it denies, or what is contested.",
        ),
    ),
)

BOOKMARKS = Group(
    "In the bookmarks",
    (
        Command("note", "e", "note", "Note", "Write a note on the bookmark, and give it tags."),
        Command("remove-bookmark", "b,delete", "remove", "Remove", "Remove the bookmark (undo takes it back)."),
    ),
)

LEAVE = Group(
    "On a screen that lies over another",
    (
        Command("let-go", "escape", "let_go", "Let go", "Let go of what is chosen, then go back.", False),
        Command("leave", "q", "leave", "Back", "Go back to where you came from."),
    ),
)

SEARCH = Group(
    "In the search",
    (
        Command("results", "down,ctrl+j", "results", "Results", "Go to what was found."),
        Command("words", "slash,i", "words", "Words", "Go back to the words that are searched for."),
        Command("leave-search", "escape,q", "leave", "Back", "Go back to where the search began."),
    ),
)

FEED_ERRORS = Group(
    "In the feed errors",
    (
        Command("retry", "r", "retry", "Ask now", "Ask this feed for news now."),
        Command("leave-errors", "escape,q", "leave", "Back", "Go back to the feeds."),
    ),
)

CHOICES = Group(
    "In the starter list",
    (
        Command("tick", "space", "tick", "Tick", "Tick the feed, or take the tick away."),
        Command("tick-all", "A", "tick_all", "Tick all", "Tick every feed, or none."),
    ),
)

DIALOGS = Group("In a dialog", (Command("close", "escape", "dismiss", "Close", "Leave without doing anything."),))

GROUPS: tuple[Group, ...] = (
    LISTS,
    READING,
    ARTICLE,
    FEEDS,
    HOME,
    PARTY,
    BOOKMARKS,
    LEAVE,
    SEARCH,
    FEED_ERRORS,
    DIALOGS,
    CHOICES,
    WELCOME,
    EVERYWHERE,
)


def bindings(*groups: Group) -> list[BindingType]:
    """What a screen or a widget puts into its `BINDINGS`."""
    return [command.binding for group in groups for command in group.commands]


def picked(*ids: str) -> list[BindingType]:
    """The same for single commands, by their ids: those that a screen shares with another."""
    return [command.binding for command in commands() if command.id in ids]


def commands(groups: Iterable[Group] = GROUPS) -> Iterator[Command]:
    """Every command of the groups."""
    return (command for group in groups for command in group.commands)
