#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""The dialogs' texts: every language has every text, with the same places for values, and no two
controls of a window share a letter."""
import collections
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "extension" / "dialogs"
SOURCES = PROJECT / "src" / "calc" / "dialog"
# Windows by the beginnings of their texts' names.
WINDOWS = {"reports": ("service.", "reports.", "period.", "action.", "say"), "question": ("keeping.",),
           "range": ("range.", "action.cancel"), "trust": ("trust.",),
           "edit": ("edit.accept", "edit.service", "range.user", "range.password", "range.preview",
                    "range.rows", "range.say"),
           "properties": ("properties.",), "changes": ("changes.",)}
# Names that the sources put together from a part that they name and one that they do not.
COMPUTED = re.compile(r"^(granularity\.|period\.(first|last)(\.help)?$)")


def read(file):
    pairs = [line.split("=", 1) for line in file.read_text(encoding="ascii").splitlines() if line]
    return [(key, value.encode().decode("unicode_escape")) for key, value in pairs]


def letters(value):
    return re.findall(r"~(.)", value)


def same_texts_in_every_language(languages):
    english = dict(languages["en"])
    for language, pairs in languages.items():
        texts = dict(pairs)
        for key in english.keys() ^ texts.keys():
            yield f"{key} is not both in en and {language}"
        for key in english.keys() & texts.keys():
            if sorted(re.findall(r"{\d}", english[key])) != sorted(re.findall(r"{\d}", texts[key])):
                yield f"{language} {key}: other places for values than en"
            if len(letters(english[key])) != len(letters(texts[key])):
                yield f"{language} {key}: a letter to press in one language only"


def no_text_stands_twice(languages):
    for language, pairs in languages.items():
        for key, count in collections.Counter(key for key, _ in pairs).items():
            if count > 1:
                yield f"{language} {key} stands {count} times"


def every_letter_belongs_to_one_control(languages):
    for language, pairs in languages.items():
        for window, beginnings in WINDOWS.items():
            owners = collections.defaultdict(list)
            for key, value in pairs:
                if key.startswith(beginnings):
                    for letter in letters(value):
                        owners[letter.lower()].append(key)
            for letter, keys in owners.items():
                if len(keys) > 1:
                    yield f"{language} {window}: {letter} belongs to {', '.join(keys)}"


def texts_are_those_that_the_sources_name(languages):
    named = set()
    for source in SOURCES.glob("*.cpp"):
        named.update(re.findall(r'"([a-z]+(?:\.[A-Za-z.]+)?)"', source.read_text()))
    for key, _ in languages["en"]:
        if key not in named and not COMPUTED.match(key):
            yield f"no source names {key}"
    known = dict(languages["en"])
    for source in SOURCES.glob("*.cpp"):
        for key in re.findall(r'texts_?\("([^"]+)"[,)]', source.read_text()):
            if key not in known:
                yield f"{source.name} names {key}, which is no text"


def main():
    languages = {file.stem.split("_")[1]: read(file) for file in FOLDER.glob("texts_*.properties")}
    checks = [same_texts_in_every_language, no_text_stands_twice, every_letter_belongs_to_one_control,
              texts_are_those_that_the_sources_name]
    failed = 0
    for check in checks:
        faults = list(check(languages))
        failed += bool(faults)
        for fault in faults:
            print(f"{check.__name__}: {fault}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
