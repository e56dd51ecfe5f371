"""A submission server on loopback that does as a test tells it, one thread for each connection, ports chosen by the system."""

import base64
import socket
import ssl
import struct
import threading

from listener import Listener

CAPABILITIES = ("PIPELINING", "SIZE 36700160", "8BITMIME", "ENHANCEDSTATUSCODES")
BINARY = (*CAPABILITIES, "CHUNKING", "BINARYMIME")
DROP = object()  # as an answer: the connection is cut without a word
SILENCE = object()  # as an answer: nothing comes any more
RESET = object()  # as an answer: the connection is torn down


class Message:
    def __init__(self, sender, recipients, data, parameters):
        self.sender, self.recipients, self.data, self.parameters = sender, recipients, data, parameters


class Server(Listener):
    """answers: the word of a command ("RCPT", "DATA", "." for the end of the data, "CONNECT" for the greeting) -> a reply, a
    list of replies used up one by one (the last one stays), DROP, RESET, SILENCE, a tuple of such, or a function of the
    argument giving one of these; None stands for the usual reply."""

    def __init__(self, tls=None, context=None, capabilities=CAPABILITIES, users=None, mechanisms=("PLAIN", "LOGIN"),
                 answers=None, starttls=None, needs_auth=False):
        self.tls, self.context = tls, context  # tls: None, "starttls" or "implicit"
        self.capabilities, self.users, self.mechanisms = list(capabilities), users or {}, mechanisms
        self.answers = dict(answers or {})
        self.offers_starttls = tls == "starttls" if starttls is None else starttls
        self.needs_auth = needs_auth
        self.messages, self.commands, self.signed_in, self.secured = [], [], [], 0
        self.lock = threading.Lock()
        super().__init__()

    def serve(self, connection):
        try:
            Session(self, connection).run()
        except (OSError, ssl.SSLError, ValueError):
            pass
        finally:
            connection.close()

    def answer(self, word, argument, usual):
        with self.lock:
            chosen = self.answers.get(word)
            if isinstance(chosen, list):
                chosen = chosen.pop(0) if len(chosen) > 1 else chosen[0]
        if callable(chosen):
            chosen = chosen(argument)
        return usual if chosen is None else chosen

    def words(self):
        return [command.split(" ")[0].upper() for command in self.commands]


class Session:
    def __init__(self, server, connection):
        self.server = server
        self.is_secure = server.tls == "implicit"
        self.connection = connection
        self.is_signed_in = False
        self.reset()

    def reset(self):
        self.sender, self.parameters, self.recipients, self.chunks = None, "", [], b""

    def wrap(self):
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        with self.server.lock:
            self.server.sockets.append(self.connection)
            self.server.secured += 1
        self.file = self.connection.makefile("rwb")

    def say(self, reply):
        if isinstance(reply, tuple):
            for part in reply:
                self.say(part)
            return
        if reply is DROP:
            raise OSError("told to")
        if reply is RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise OSError("torn down")
        if reply is SILENCE:
            self.connection.recv(1 << 16)
            while self.connection.recv(1 << 16):
                pass
            raise OSError("gone")
        self.file.write(reply if isinstance(reply, bytes) else (reply + "\r\n").encode())
        self.file.flush()

    def run(self):
        if self.is_secure:
            self.wrap()
        self.file = self.connection.makefile("rwb")
        self.say(self.server.answer("CONNECT", "", "220 test.example ESMTP"))
        while True:
            line = self.file.readline(70000)
            if not line:
                return
            text = line.decode("utf-8", "replace").rstrip("\r\n")
            with self.server.lock:
                self.server.commands.append(text)
            word, _, argument = text.partition(" ")
            handler = getattr(self, "on_" + word.lower(), None)
            if handler is None:
                self.say(self.server.answer(word.upper(), argument, "500 5.5.2 what?"))
            elif handler(argument) is False:
                return

    def on_ehlo(self, argument):
        offered = list(self.server.capabilities)
        if self.server.offers_starttls and not self.is_secure:
            offered.append("STARTTLS")
        if self.server.users and self.server.mechanisms:
            offered.append("AUTH " + " ".join(self.server.mechanisms))
        lines = ["test.example", *offered]
        usual = "\r\n".join("250" + ("-" if number < len(lines) - 1 else " ") + line for number, line in enumerate(lines))
        self.say(self.server.answer("EHLO", argument, usual))

    def on_helo(self, argument):
        self.say(self.server.answer("HELO", argument, "250 test.example"))

    def on_starttls(self, argument):
        reply = self.server.answer("STARTTLS", argument, "220 2.0.0 go")
        self.say(reply)
        if isinstance(reply, str) and reply.startswith("220"):
            self.wrap()
            self.is_secure = True
            self.reset()

    def on_auth(self, argument):
        mechanism, _, initial = argument.partition(" ")
        if mechanism.upper() == "LOGIN":
            user = initial or self.ask("334 VXNlcm5hbWU6")
            password = self.ask("334 UGFzc3dvcmQ6")
            pair = base64.b64decode(user).decode(), base64.b64decode(password).decode()
        else:
            pair = tuple(base64.b64decode(initial or self.ask("334 ")).decode().split("\0")[1:3])
        is_right = self.server.users.get(pair[0]) == pair[1]
        usual = "235 2.7.0 welcome" if is_right else "535 5.7.8 bad credentials"
        reply = self.server.answer("AUTH", argument, usual)
        if isinstance(reply, str) and reply.startswith("235"):
            self.is_signed_in = True
            with self.server.lock:
                self.server.signed_in.append((mechanism.upper(), *pair, self.is_secure))
        self.say(reply)

    def ask(self, challenge):
        self.say(challenge)
        return self.file.readline().strip().decode()

    def on_mail(self, argument):
        path, _, parameters = argument.partition(" ")
        usual = "250 2.1.0 ok"
        if self.server.needs_auth and not self.is_signed_in:
            usual = "530 5.7.0 sign in first"
        reply = self.server.answer("MAIL", argument, usual)
        if isinstance(reply, str) and reply.startswith("250"):
            self.sender, self.parameters = path[5:].strip("<>"), parameters
        self.say(reply)

    def on_rcpt(self, argument):
        usual = "250 2.1.5 ok" if self.sender is not None else "503 5.5.1 MAIL first"
        reply = self.server.answer("RCPT", argument, usual)
        if isinstance(reply, str) and reply.startswith("250"):
            self.recipients.append(argument.partition(" ")[0][3:].strip("<>"))
        self.say(reply)

    def on_data(self, argument):
        usual = "354 go ahead" if self.recipients else "554 5.5.1 no valid recipients"
        reply = self.server.answer("DATA", argument, usual)
        self.say(reply)
        if not (isinstance(reply, str) and reply.startswith("354")):
            return
        lines = []
        while (line := self.file.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line[1:] if line.startswith(b".") else line)
        data = b"".join(lines)
        reply = self.server.answer(".", data, "250 2.0.0 Ok: queued as A1B2C3")
        if reply is DROP or (isinstance(reply, str) and reply.startswith("250")):
            with self.server.lock:
                self.server.messages.append(Message(self.sender, list(self.recipients), data, self.parameters))
        self.reset()
        self.say(reply)

    def on_bdat(self, argument):
        size, _, last = argument.partition(" ")
        self.chunks += self.file.read(int(size))
        if not last:
            return self.say(self.server.answer("BDAT", argument, "250 2.0.0 go on"))
        reply = self.server.answer(".", self.chunks, "250 2.0.0 Ok: queued as A1B2C3")
        if reply is DROP or (isinstance(reply, str) and reply.startswith("250")):
            with self.server.lock:
                self.server.messages.append(Message(self.sender, list(self.recipients), self.chunks, self.parameters))
        self.reset()
        self.say(reply)

    def on_rset(self, argument):
        self.reset()
        self.say(self.server.answer("RSET", argument, "250 2.0.0 ok"))

    def on_noop(self, argument):
        self.say(self.server.answer("NOOP", argument, "250 2.0.0 ok"))

    def on_quit(self, argument):
        self.say(self.server.answer("QUIT", argument, "221 2.0.0 bye"))
        return False
