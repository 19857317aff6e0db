"""A payload: the JSON object that says what an entry did, read without forgiveness."""

import json
import re

from leaf import ACCOUNT, ACTOR_BYTES_MAX, ERASURE, GENESIS, READING, ROWS

KEYS = {
    GENESIS: {"origin", "format", "reason", "basis", "key"},
    ROWS: {"subject", "reason", "basis", "key", "withdraw", "add"},
    ERASURE: {"reason", "basis", "key", "erased"},
    READING: {"subject", "reason", "basis", "key", "what"},
    ACCOUNT: {"subject", "reason", "basis", "key", "account"},
}
TEXTS = ("origin", "subject", "reason", "basis", "key", "what")
SUBJECT = re.compile("(person|unit|post|place|title|document):.+", re.DOTALL)
ACCOUNT_SUBJECT = re.compile("account:(.+)", re.DOTALL)
# The account of a subject is the actor of a leaf, and as long.
ACCOUNT_BYTES_MAX = ACTOR_BYTES_MAX
WHAT = re.compile("[a-z-]{1,64}")
ACCOUNT_KEYS, ACCOUNT_KEYS_MAY = {"state", "grants"}, {"person", "asked", "credential"}
STATES = ("open", "closed")
CREDENTIAL = re.compile("[0-9a-f]{64}")


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


def is_grants(grants):
    """Whether it is a list of roles in units, no text empty and none twice."""
    if type(grants) is not list or not all(type(grant) is dict and grant.keys() == {"role", "unit"} for grant in grants):
        return False
    if not all(type(text) is str and text for grant in grants for text in grant.values()):
        return False
    return len({(grant["role"], grant["unit"]) for grant in grants}) == len(grants)


def account_troubles(account):
    """What is wrong with the object that says how an account is from now on."""
    if type(account) is not dict or not ACCOUNT_KEYS <= account.keys() <= ACCOUNT_KEYS | ACCOUNT_KEYS_MAY:
        yield "account is not an object with the keys state and grants and, where there is one, person, asked and credential"
        return
    if account["state"] not in STATES:
        yield "the state of the account is not open or closed"
    for name in ("grants", "asked"):
        if name in account and not is_grants(account[name]):
            yield f'{name} of the account is not a list of {{"role": R, "unit": U}} without empty texts, none twice'
    if "person" in account and (type(account["person"]) is not str or not account["person"]):
        yield "the person of the account is not an ID"
    if "credential" in account and (type(account["credential"]) is not str or not CREDENTIAL.fullmatch(account["credential"])):
        yield "the credential of the account is not 64 small hexadecimal digits"


def subject_troubles(subject, kind):
    """What is wrong with the subject of a kind that has one."""
    if kind != ACCOUNT and not SUBJECT.fullmatch(subject):
        yield "the subject is not person:ID, unit:ID, post:ID, place:ID, title:CODE or document:ID"
    if kind == ACCOUNT:
        account = ACCOUNT_SUBJECT.fullmatch(subject)
        if not account or len(account[1].encode()) > ACCOUNT_BYTES_MAX:
            yield f"the subject is not account:ID with an ID of 1 to {ACCOUNT_BYTES_MAX} bytes"


def troubles(payload, kind, index):
    """What is wrong with the fields of a payload that has the keys of its kind."""
    for name in TEXTS:
        if name in payload and type(payload[name]) is not str:
            yield f"{name} is not a text"
    if payload["reason"] == "":
        yield "the reason is empty"
    if type(payload.get("subject")) is str:
        yield from subject_troubles(payload["subject"], kind)
    if kind == GENESIS and (type(payload["format"]) is not int or payload["format"] != 1):
        yield "the format is not 1"
    if kind == ROWS:
        for name in ("withdraw", "add"):
            if type(payload[name]) is not list or not all(is_row(row) for row in payload[name]):
                yield f'{name} is not a list of {{"table": T, "cells": {{COLUMN: TEXT}}}} without empty cells'
    if kind == ERASURE and (type(payload["erased"]) is not list or not all(type(number) is int and 0 <= number < index for number in payload["erased"])):
        yield "erased is not a list of numbers of earlier entries"
    if kind == READING and type(payload["what"]) is str and not WHAT.fullmatch(payload["what"]):
        yield "what is not 1 to 64 letters a to z and hyphens"
    if kind == ACCOUNT:
        yield from account_troubles(payload["account"])


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
