#!/usr/bin/env python3
"""A Secret Service for tests: behaves as its first argument says, on the session bus, until the bus ends.

empty: it has no collection. open: it has one, with nothing in it. refusing: it has every entry, and lets nobody see one.
dismissing: the entries are locked by themselves, and whoever is asked closes the question. locked yes|no: its collection is
locked; whoever is asked opens it, or closes the question. The last argument is the file that gets a line for each question.
"""

import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

SERVICE = "org.freedesktop.Secret.Service"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/login"
ITEM = COLLECTION + "/1"
PROMPT = ROOT + "/prompt/p1"
NONE = dbus.ObjectPath("/")


class Denied(dbus.DBusException):
    _dbus_error_name = "org.freedesktop.DBus.Error.AccessDenied"


class NotSupported(dbus.DBusException):
    _dbus_error_name = "org.freedesktop.DBus.Error.NotSupported"


class Object(dbus.service.Object):
    """What has properties; everything is one of three."""

    def __init__(self, bus, path, state):
        super().__init__(bus, path)
        self.path, self.state = path, state

    def property(self, name):
        locked = self.state.locked if self.path == COLLECTION else self.state.mode == "dismissing"
        known = {"Locked": dbus.Boolean(locked), "Label": "login", "Items": dbus.Array([], signature="o"),
                 "Collections": dbus.Array(self.state.collections(), signature="o"), "Created": dbus.UInt64(0),
                 "Modified": dbus.UInt64(0), "Attributes": dbus.Dictionary({}, signature="ss")}
        return known[name]

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, _interface, name):
        return self.property(name)

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        names = {SERVICE: ["Collections"]}.get(interface, ["Locked", "Label", "Created", "Modified"])
        return {name: self.property(name) for name in names}

    @dbus.service.signal(PROPERTIES, signature="sa{sv}as")
    def PropertiesChanged(self, interface, changed, invalidated):
        pass


class Service(Object):
    @dbus.service.method(SERVICE, in_signature="sv", out_signature="vo")
    def OpenSession(self, algorithm, _input):
        if algorithm != "plain":
            raise NotSupported(algorithm)
        return dbus.String("", variant_level=1), dbus.ObjectPath(ROOT + "/session/s1")

    @dbus.service.method(SERVICE, in_signature="s", out_signature="o")
    def ReadAlias(self, _name):
        return (self.state.collections() + [NONE])[0]

    @dbus.service.method(SERVICE, in_signature="a{ss}", out_signature="aoao")
    def SearchItems(self, _attributes):
        items = [dbus.ObjectPath(ITEM)]
        return {"refusing": (items, []), "dismissing": ([], items)}.get(self.state.mode, ([], []))

    @dbus.service.method(SERVICE, in_signature="aoo", out_signature="a{o(oayays)}")
    def GetSecrets(self, _items, _session):
        raise Denied("its owner said no")

    @dbus.service.method(SERVICE, in_signature="ao", out_signature="aoo")
    def Unlock(self, _objects):
        return dbus.Array([], signature="o"), dbus.ObjectPath(PROMPT)

    @dbus.service.method(SERVICE, in_signature="a{sv}s", out_signature="oo")
    def CreateCollection(self, _properties, _alias):
        raise NotSupported("this service makes none")


class Prompt(dbus.service.Object):
    def __init__(self, bus, state):
        super().__init__(bus, PROMPT)
        self.state = state

    @dbus.service.method("org.freedesktop.Secret.Prompt", in_signature="s")
    def Prompt(self, _window):
        with open(self.state.questions, "a", encoding="ascii") as file:
            file.write("asked\n")
        GLib.idle_add(self.answer)

    def answer(self):
        if self.state.opens:
            self.state.locked = False
            self.state.collection.PropertiesChanged("org.freedesktop.Secret.Collection", {"Locked": False}, [])
        self.Completed(not self.state.opens, dbus.Array([], signature="o", variant_level=1))

    @dbus.service.signal("org.freedesktop.Secret.Prompt", signature="bv")
    def Completed(self, dismissed, result):
        pass


class State:
    def __init__(self, mode, opens, questions):
        self.mode, self.opens, self.questions = mode, opens, questions
        self.locked = mode == "locked"
        self.collection = None

    def collections(self):
        return [] if self.mode == "empty" else [dbus.ObjectPath(COLLECTION)]


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    loop = GLib.MainLoop()
    bus = dbus.SessionBus()
    bus.set_exit_on_disconnect(True)
    state = State(sys.argv[1], "yes" in sys.argv, sys.argv[-1])
    state.collection = Object(bus, COLLECTION, state)
    # Kept until the end: what nobody holds is taken off the bus.
    objects = [Service(bus, ROOT, state), Object(bus, ITEM, state), Prompt(bus, state),
               dbus.service.BusName("org.freedesktop.secrets", bus)]
    print("ready", flush=True)
    sys.stdout.close()
    loop.run()
    return len(objects)


if __name__ == "__main__":
    main()
