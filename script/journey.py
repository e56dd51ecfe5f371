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
                if item.getRole() in roles and item.name.replace("&", "") == name and is_showing(item):
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
    def type(*keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    @staticmethod
    def type_text(text):
        for number, line in enumerate(text.split("\n")):
            if number:
                Journey.type("Return")
            if line:
                subprocess.run(["xdotool", "type", "--delay", "4", line], check=True)

    def enter(self, field, text):
        item = self.find(field, FIELDS)
        item.queryComponent().grabFocus()
        self.await_it(f"the focus in “{field}”", lambda: item.getState().contains(pyatspi.STATE_FOCUSED))
        self.type_text(text)

    def showing(self, beginning):
        for item in self.everything():
            if (item.name or "").startswith(beginning) and is_showing(item):
                return item
        return None

    def picture(self, name):
        """Of the window that has the focus; of the whole desktop when none has."""
        path = self.folder / f"{name}.png"
        active = subprocess.run(["xdotool", "getactivewindow"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        window = active.stdout.decode().strip() or "root"
        subprocess.run(["import", "-window", window, str(path)], check=True)
        return path


def is_showing(item):
    return item.getState().contains(pyatspi.STATE_SHOWING)


BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON)
FIELDS = (pyatspi.ROLE_TEXT,)


def run(journey, attachment):
    journey.press(journey.find("New Message", BUTTONS))
    journey.enter("To", "Grace Hopper <grace@navy.example>,")
    journey.enter("Subject", "Quarterly numbers")
    journey.enter("Message text", "Hello Grace,\n\nthe figures on page 4 are final.\n\nKind regards\nAda")
    journey.press(journey.find("Attach", BUTTONS))
    journey.find("File name:", FIELDS)
    journey.type_text(str(attachment))
    journey.type("Return")
    journey.await_it("the attachment", lambda: journey.showing(attachment.name))
    composed = journey.picture("composer")
    journey.press(journey.find("Send", BUTTONS))
    journey.await_it("the Sent folder with one message", lambda: journey.showing("Sent, 1 message"))
    journey.find("Folders", (pyatspi.ROLE_LIST,)).queryComponent().grabFocus()
    journey.type("End")
    receipt = journey.await_it("the receipt", lambda: journey.showing("Accepted by"))
    reply = journey.await_it("the server's reply", lambda: journey.showing("250 "))
    words = f"“Quarterly numbers” with {attachment.name}, to Grace Hopper. {receipt.name} It said: {reply.name}"
    time.sleep(1)  # the windows settle for the picture
    return composed, journey.picture("accepted"), words


def main():
    program, folder = sys.argv[1:3]
    journey = Journey(program, folder)
    try:
        with tempfile.TemporaryDirectory() as files:
            attachment = pathlib.Path(files) / "figures.csv"
            attachment.write_text("page,value\n4,118\n", encoding="utf-8")
            composed, accepted, words = run(journey, attachment)
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
