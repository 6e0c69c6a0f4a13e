"""`kb topics`: the topics that are followed; with `add`, `show` and `remove` one of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import click

from kb.cli.command import KbCommand
from kb.cli.exit_code import ExitCode
from kb.cli.value import Known, OneOf, Text
from kb.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.cli.invocation import Invocation
    from kb.knowledge_base import KnowledgeBase
    from kb.topic.topic import Topic
    from kb.topic.trial import Trial
    from kb.translation import Words

_ACTIONS = ("list", "add", "show", "remove")
_LISTS = {
    "term": "terms",
    "abbreviation": "abbreviations",
    "reference": "targets",
    "exception": "exceptions",
}
"""What an option adds to which list of a topic."""


def command(words: Words) -> KbCommand:
    """The command with its help in this language."""
    _ = words.gettext
    return KbCommand(
        "topics",
        words,
        run,
        about=_("List the topics that are followed, with their terms; add, show or remove one."),
        more=_(
            "'add' makes a topic of your own in topics.toml, or adds to one that is there. It shows first"
            " what each term brings in and what it leaves out, and proposes words that are frequent in these"
            " records and rare in others; nothing is kept before you say so, or without --keep in a pipe."
            " 'show' shows the same of a topic that is kept. 'remove' takes out one of your own, or hides"
            " one of the program."
        ),
        params=[
            click.Argument(
                ["action"],
                required=False,
                default="list",
                metavar="[add|show|remove",
                type=OneOf(words, _ACTIONS),
            ),
            click.Argument(
                ["key"],
                required=False,
                default="",
                metavar=_("KEY]"),
                type=Known(lambda kb: [topic.key for topic in kb.topics()]),
            ),
            click.Option(
                ["--name"], default="", metavar=_("NAME"), type=Text(), help=_("With add: what it is called.")
            ),
            click.Option(
                ["--name-en"],
                default="",
                metavar=_("NAME"),
                type=Text(),
                help=_("With add: its English name; the same unless given."),
            ),
            _list("--term", _("WORDS"), _("With add: a word or expression; * at an end lets it go on.")),
            _list("--abbreviation", _("WORDS"), _("With add: an abbreviation, exactly as it is written.")),
            _list("--reference", _("NUMBER"), _("With add: a law or paper, as EU:2024/1689.")),
            _list("--except", _("WORDS"), _("With add: a phrase in which a term means something else.")),
            click.Option(["--keep"], is_flag=True, help=_("With add: keep it without asking.")),
        ],
        examples=[
            ("kb topics", _("keys, names and terms")),
            ("kb topics add ggz --name 'Wachttijden ggz' --term ggz --term wachttijd", _("one of your own")),
            ("kb topics show ggz", _("what each term of it brings in")),
        ],
    )


def _list(flag: str, metavar: str, about: str) -> click.Option:
    name = "exception" if flag == "--except" else flag.strip("-")
    return click.Option([flag, name], multiple=True, metavar=metavar, type=Text(), help=about)


def run(invocation: Invocation, **options: object) -> ExitCode:
    """Do what is asked for; by default list them, with the number of letters on each."""
    from kb.errors import UsageError

    action, key = cast("str", options["action"]), cast("str", options["key"])
    if action == "list":
        return _list_all(invocation)
    if not key:
        raise UsageError(message("name the topic: kb topics {action} KEY", action=action))
    if action == "remove":
        return _remove(invocation, key)
    if action == "show":
        with invocation.open(topics=True) as kb:
            trial = kb.try_topic(kb.topic(key))
        _show(invocation, trial, kept=True)
        return ExitCode.OK
    return _add(invocation, key, options)


def _list_all(invocation: Invocation) -> ExitCode:
    with invocation.open(topics=True) as kb:
        topics, counts = kb.topics(), dict(kb.facets().topics)
    if invocation.as_json:
        from kb.json_form import topics_json

        invocation.terminal.show_json(topics_json(topics, counts))
    else:
        from kb.cli.present.position import topics_paragraphs

        language = invocation.settings().language
        invocation.terminal.show(topics_paragraphs(topics, counts, language, invocation.words))
    return ExitCode.OK


def _remove(invocation: Invocation, key: str) -> ExitCode:
    from kb.errors import UnknownIdError
    from kb.topic.own_file import own_file, remove_topic
    from kb.topic.topics_file import followed_topics

    settings = invocation.settings()
    if all(topic.key != key for topic in followed_topics(settings.topics_file)):
        raise UnknownIdError(key, "topic")
    path = own_file(settings)
    done = remove_topic(path, key)
    if invocation.as_json:
        from kb.json_form import topic_removed_json

        invocation.terminal.show_json(topic_removed_json(key, done, path.name))
        return ExitCode.OK
    said = {
        "removed": _("{key} is no longer in {file}."),
        "restored": _("{key} is no longer in {file}: the program's own is back."),
        "hidden": _("{key} is hidden: {file} says so. 'kb topics add {key}' brings it back."),
    }[done]
    invocation.terminal.say(invocation.words.gettext(said).format(key=key, file=path.name))
    _say_rebuild(invocation)
    return ExitCode.OK


def _add(invocation: Invocation, key: str, options: dict[str, object]) -> ExitCode:
    from kb.topic.own_file import keep_topic, own_file

    keep, words = bool(options["keep"]), invocation.words
    with invocation.open(topics=True) as kb:
        path = own_file(kb.settings)
        trial = kb.try_topic(_topic(kb, key, options))
        if invocation.as_json:
            if keep:
                keep_topic(path, trial.topic)
            _show(invocation, trial, kept=keep)
            return ExitCode.OK
        _show(invocation, trial)
        if not keep:
            trial = _with_proposals(invocation, kb, trial)
            answer = invocation.terminal.ask(words.gettext("Keep this topic? [y/N]"))
            keep = (answer or "").strip().lower()[:1] in {"y", "j"}
    if not keep:
        alone = answer is None
        nothing = _("Nothing was kept: add --keep to keep it.") if alone else _("Nothing was kept.")
        invocation.terminal.say(words.gettext(nothing))
        return ExitCode.OK
    keep_topic(path, trial.topic)
    invocation.terminal.say(words.gettext("{key} is kept in {file}.").format(key=key, file=path.name))
    _say_rebuild(invocation)
    return ExitCode.OK


def _topic(kb: KnowledgeBase, key: str, options: dict[str, object]) -> Topic:
    """The topic as it would be kept: that of this key with what the options add, or a new one."""
    from kb.errors import UsageError
    from kb.topic.topic import Topic
    from kb.topic.topics_file import KEY, hidden_topics, wrong_with

    if not KEY.fullmatch(key):
        raise UsageError(message("{key}: a key has lower-case letters, digits and hyphens only", key=key))
    for option in _LISTS:
        for value in cast("Sequence[str]", options[option]):
            if problem := wrong_with(value):
                raise UsageError(message("the topic holds {problem}", problem=problem))
    every = (*kb.topics(), *hidden_topics(kb.settings.topics_file))
    known = next((topic for topic in every if topic.key == key), None)
    name, name_en = cast("str", options["name"]), cast("str", options["name_en"])
    if known is None and not name:
        raise UsageError(message("{key} is a new topic: say with --name what it is called", key=key))
    topic = known or Topic(key, name, name_en or name, ())
    added: dict[str, Any] = {
        field: tuple(dict.fromkeys((*getattr(topic, field), *cast("Sequence[str]", options[option]))))
        for option, field in _LISTS.items()
    }
    return replace(topic, name_nl=name or topic.name_nl, name_en=name_en or topic.name_en, **added)


def _with_proposals(invocation: Invocation, kb: KnowledgeBase, trial: Trial) -> Trial:
    """With the proposals that a person at a terminal takes; tried again after each choice."""
    while trial.proposals:
        answer = invocation.terminal.ask(
            invocation.words.gettext("Numbers of proposals to take as well; Enter for none:")
        )
        numbers = [int(number) for number in (answer or "").replace(",", " ").split() if number.isdigit()]
        chosen = [one.term for number, one in enumerate(trial.proposals, 1) if number in numbers]
        if not chosen:
            break
        trial = kb.try_topic(replace(trial.topic, terms=(*trial.topic.terms, *chosen)))
        _show(invocation, trial)
    return trial


def _show(invocation: Invocation, trial: Trial, *, kept: bool | None = None) -> None:
    if invocation.as_json:
        from kb.json_form import topic_trial_json

        invocation.terminal.show_json(topic_trial_json(trial, kept=bool(kept)))
    else:
        from kb.cli.present.topic import trial_paragraphs

        language = invocation.settings().language
        invocation.terminal.show(trial_paragraphs(trial, language, invocation.words))


def _say_rebuild(invocation: Invocation) -> None:
    invocation.terminal.say(
        invocation.words.gettext("Run 'kb rebuild-index' so that asking by topic stays quick.")
    )


def _(text: str) -> str:
    """A text that is said in the language of the interface later on."""
    return text
