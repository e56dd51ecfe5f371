#!/usr/bin/env python3
"""The main job by the real window, through the desktop's accessibility bus as a screen reader would do it: a message with an
attachment is written in the composer, Send is pressed, the sandbox accepts it, and the main window shows the receipt.

    script/virtual-desktop /usr/bin/python3 script/journey.py PILLARBOX FOLDER
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import pyatspi

LIMIT = 60  # seconds for anything that is awaited; a slow machine is no failure


class Journey:
    def __init__(self, program, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen([program, "--sandbox"])

    # Finding things ------------------------------------------------------------------------------------------------

    def application(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def await_it(self, what, find):
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise SystemExit(f"the program ended with {self.process.returncode} while waiting for {what}")
            try:
                found = find()
            except Exception:  # an object that vanished while it was looked at
                found = None
            if found:
                return found
            time.sleep(0.1)
        self.picture("stuck")
        raise SystemExit(f"not found within {LIMIT} s: {what}")

    def everything(self, within=None):
        waiting = [within or self.application()]
        while waiting:
            item = waiting.pop(0)
            if item is None:
                continue
            yield item
            waiting += [child for child in item]

    def find(self, name, roles, within=None):
        def look():
            for item in self.everything(within):
                if item.getRole() in roles and item.name.replace("&", "").startswith(name) and is_showing(item):
                    return item
            return None
        return self.await_it(f"“{name}”", look)

    # Doing things --------------------------------------------------------------------------------------------------

    @staticmethod
    def press(item):
        action = item.queryAction()
        names = [action.getName(number) for number in range(action.nActions)]
        action.doAction(names.index("Press") if "Press" in names else 0)

    @staticmethod
    def write(item, text):
        item.queryEditableText().setTextContents(text)

    @staticmethod
    def type(*keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    @staticmethod
    def type_text(text):
        subprocess.run(["xdotool", "type", "--delay", "4", text], check=True)

    def picture(self, name):
        path = self.folder / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], check=True)
        return path


def is_showing(item):
    return item.getState().contains(pyatspi.STATE_SHOWING)


BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)
FIELDS = (pyatspi.ROLE_TEXT,)


def run(journey):
    journey.press(journey.find("New Message", BUTTONS))
    to = journey.find("To", FIELDS)
    to.queryComponent().grabFocus()
    journey.type_text("Grace Hopper <grace@navy.example>,")
    subject = journey.find("Subject", FIELDS)
    subject.queryComponent().grabFocus()
    journey.type_text("Quarterly numbers")
    body = journey.find("Message", FIELDS)
    body.queryComponent().grabFocus()
    journey.type_text("Hello Grace,\n\nthe figures on page 4 are final.\n\nKind regards\nAda")
    composed = journey.picture("composer")
    journey.press(journey.find("Send", BUTTONS))
    accepted = journey.await_it("the receipt", lambda: receipt(journey))
    time.sleep(1)  # the windows settle for the picture
    return composed, journey.picture("accepted"), accepted


def receipt(journey):
    for item in journey.everything():
        if "Accepted by" in (item.name or "") and is_showing(item):
            return item.name
    return None


def main():
    program, folder = sys.argv[1:3]
    journey = Journey(program, folder)
    try:
        composed, accepted, words = run(journey)
    finally:
        journey.process.terminate()
        try:
            journey.process.wait(20)
        except subprocess.TimeoutExpired:
            journey.process.kill()
    print(words)
    print(f"Screenshots: {composed} and {accepted}")
    print(f"On a desktop, start it with: {os.path.relpath(program)} --sandbox")


if __name__ == "__main__":
    main()
