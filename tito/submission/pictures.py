"""Pictures in a hand-in: PNG, JPEG, GIF and WebP, known by their first bytes; nothing else passes.

They are kept as nbformat keeps attachments, under names that say what is in them.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from tito.module.notebook import Attachments

MEGABYTES = 4  # of all pictures of a hand-in, in base64
LEFT_OUT = f"(kept are PNG, JPEG, GIF and WebP, {MEGABYTES} MB together)"
MOST, LONGEST_NAME = 20, 200  # pictures of a cell, and letters of a name
STARTS = {
    "png": rb"\x89PNG\r\n\x1a\n",
    "jpeg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "webp": rb"(?s:RIFF.{4}WEBP)",
}
DATA = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=]*)", re.IGNORECASE)
ATTACHMENT = "attachment:"
#: Bounded, as a text without its end would be searched again from each of its places.
TAG = re.compile(
    rf"<img\b[^<>]{{0,300}}?\bsrc=[\"']?({ATTACHMENT}[^\"'<>\s]{{1,300}}+)[^<>]{{0,300}}+>",
    re.IGNORECASE,
)


def read_picture(data: Any) -> Attachments:
    """The picture in a base64 text, or in a list of its lines; nothing if it is none."""
    lines = data if isinstance(data, list) else [data]
    text = "".join("".join(line.split()) for line in lines if isinstance(line, str))
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return {}
    for kind, start in STARTS.items():
        if re.match(start, raw):
            return {f"{hashlib.sha256(raw).hexdigest()[:16]}.{kind}": {f"image/{kind}": text}}
    return {}


def of_bundle(bundle: Any) -> Attachments:
    """The picture among the MIME types of an attachment or output, if there is one."""
    given = bundle.items() if isinstance(bundle, dict) else ()
    found = (read_picture(data) for mime, data in given if mime.startswith("image/"))
    return next(filter(None, found), {})


def of_outputs(outputs: Any) -> tuple[Attachments, bool]:
    """What a code cell shows, and whether a picture of another kind is among it."""
    found: dict[str, Mapping[str, str]] = {}
    is_lost = False
    for output in outputs if isinstance(outputs, list) else ():
        bundle = output.get("data") if isinstance(output, dict) else None
        one = of_bundle(bundle) if len(found) < MOST else {}
        found |= one
        is_lost |= not one and isinstance(bundle, dict) and "image/" in "".join(bundle)
    return found, is_lost


def of_text(text: str, attachments: Any) -> tuple[str, Attachments, bool]:
    """The text of a cell of Markdown, its pictures as attachments, and whether one is lost.

    Some editors keep a picture in the text, as `data:`, and some in a tag of HTML.
    """
    found: dict[str, Mapping[str, str]] = {}
    every = list(attachments.items()) if isinstance(attachments, dict) else []
    given = [(name, one) for name, one in every if len(name) <= LONGEST_NAME][:MOST]
    names: dict[str, str] = {}
    is_lost = len(given) < len(every)

    def take(one: Attachments) -> str:
        nonlocal is_lost
        name = next(iter(one), "left-out")
        if name not in found and (not one or len(found) == MOST):
            is_lost = True
        else:
            found.update(one)
        return f"{ATTACHMENT}{name}"

    text = DATA.sub(lambda match: take(read_picture(match[1])), text)
    for name, bundle in given:
        written = (name, quote(name), quote(name, safe="()!*'"))
        names |= dict.fromkeys(written, take(of_bundle(bundle)))
    if names:
        longest_first = sorted(names, key=len, reverse=True)
        known = re.compile(f"{ATTACHMENT}({'|'.join(map(re.escape, longest_first))})")
        text = known.sub(lambda match: names[match[1]], text)
    return showing(TAG.sub(r"![](\1)", text), found), found, is_lost


def showing(text: str, pictures: Attachments) -> str:
    """A text of Markdown that shows all of these pictures: those it does not come at its end."""
    missing = (f"\n\n![picture]({ATTACHMENT}{name})" for name in pictures if name not in text)
    return (text + "".join(missing)).strip("\n") if pictures else text
