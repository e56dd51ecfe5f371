"""Prints the decoded leaves of the messages named on the command line, as Python's email package finds them: one JSON array."""

import email
import json
import sys


def leaves(path):
    with open(path, "rb") as file:
        message = email.message_from_bytes(file.read())
    return [{
    "type" : part.get_content_type(), "bytes" : part.get_payload(decode = True).hex()}
            for part in message.walk() if not part.is_multipart()]


json.dump([leaves(path) for path in sys.argv[1:]], sys.stdout)
