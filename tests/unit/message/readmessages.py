"""Reads the messages named on the command line with Python's email package and prints one JSON array of what it found.

Both of the package's policies read each message and must agree; addresses are read the old way, because the new one puts
spaces between encoded words in names (a known fault of the package in Python 3.11)."""

import email
import email.header
import email.policy
import email.utils
import json
import sys


def decoded(text):
    return str(email.header.make_header(email.header.decode_header(text)))


def mailboxes(message, field):
    unfolded = [value.replace("\r\n", "") for value in message.get_all(field, [])]
    return [{"name": decoded(name), "address": address} for name, address in email.utils.getaddresses(unfolded) if address]


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    new = email.message_from_bytes(data, policy=email.policy.default)
    old = email.message_from_bytes(data)
    result = {"subject": new["subject"] or "", "from": mailboxes(old, "from"), "to": mailboxes(old, "to"),
              "cc": mailboxes(old, "cc"), "text": "", "html": "", "attachments": [], "defects": []}
    for part, old_part in zip(new.walk(), old.walk()):
        result["defects"] += [str(defect) for defect in part.defects]
        for value in part.values():
            result["defects"] += [str(defect) for defect in value.defects]
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment":
            old_name = email.utils.collapse_rfc2231_value(old_part.get_param("filename", "", "content-disposition"))
            new_name = part["content-disposition"].params["filename"]
            if old_name != new_name:
                result["defects"].append("two names: %r and %r" % (old_name, new_name))
            result["attachments"].append({"name": new_name, "type": part.get_content_type(),
                                          "bytes": part.get_payload(decode=True).hex()})
        else:
            kind = "html" if part.get_content_type() == "text/html" else "text"
            result[kind] = part.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n")
    return result


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
