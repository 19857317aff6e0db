"""A payload: the JSON object that says what an entry did, read without forgiveness."""

import json
import re

from leaf import ERASURE, GENESIS, ROWS

KEYS = {
    GENESIS: {"origin", "format", "reason", "basis", "key"},
    ROWS: {"subject", "reason", "basis", "key", "withdraw", "add"},
    ERASURE: {"reason", "basis", "key", "erased"},
}
TEXTS = ("origin", "subject", "reason", "basis", "key")
SUBJECT = re.compile("(person|unit|post|place|title):.+", re.DOTALL)


def distinct(pairs):
    """The object, where no name stands twice in it."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def refused(constant):
    """NaN and Infinity are not JSON."""
    raise ValueError(f"{constant} is not JSON")


DECODER = json.JSONDecoder(object_pairs_hook=distinct, parse_constant=refused)


def is_row(row):
    """Whether it is a table and its cells, none of them empty."""
    if type(row) is not dict or row.keys() != {"table", "cells"} or type(row["table"]) is not str or not row["table"] or type(row["cells"]) is not dict:
        return False
    return all(type(text) is str and text and column for column, text in row["cells"].items())


def troubles(payload, kind, index):
    """What is wrong with the fields of a payload that has the keys of its kind."""
    for name in TEXTS:
        if name in payload and type(payload[name]) is not str:
            yield f"{name} is not a text"
    if payload["reason"] == "":
        yield "the reason is empty"
    if kind == GENESIS and (type(payload["format"]) is not int or payload["format"] != 1):
        yield "the format is not 1"
    if kind == ROWS:
        if type(payload["subject"]) is str and not SUBJECT.fullmatch(payload["subject"]):
            yield "the subject is not person:ID, unit:ID, post:ID, place:ID or title:CODE"
        for name in ("withdraw", "add"):
            if type(payload[name]) is not list or not all(is_row(row) for row in payload[name]):
                yield f'{name} is not a list of {{"table": T, "cells": {{COLUMN: TEXT}}}} without empty cells'
    if kind == ERASURE and (type(payload["erased"]) is not list or not all(type(number) is int and 0 <= number < index for number in payload["erased"])):
        yield "erased is not a list of numbers of earlier entries"


def read_payload(data, kind, index):
    """(payload, []), or None and all that is wrong with it."""
    try:
        text = data.decode("utf-8")
        payload = DECODER.decode(text)
        if "\\u" in text:
            # Half a pair of surrogates is no text; writing it as UTF-8 finds it.
            json.dumps(payload, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError:
        return None, ["the payload is not UTF-8"]
    except UnicodeEncodeError:
        return None, ["the payload holds half a pair of surrogates"]
    except RecursionError:
        return None, ["the payload is nested too deeply"]
    except ValueError as error:
        return None, [f"the payload does not read as JSON: {error}"]
    if type(payload) is not dict or payload.keys() != KEYS[kind]:
        return None, [f"the payload is not an object with the keys {', '.join(sorted(KEYS[kind]))}"]
    found = list(troubles(payload, kind, index))
    return (None if found else payload), found
