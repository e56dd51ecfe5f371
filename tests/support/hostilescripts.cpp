#include "tests/support/hostilescripts.h"

#include <QStringBuilder>

namespace pillarbox::test {

namespace {

// Where the server has the word.
struct Place {
    const char *name;
    const char *stage;
    QByteArray header;
    QByteArray steps;
    bool isInDelivery = false;
    bool isAllSent = false; // nothing keeps the server from having accepted the content
};

struct Fault {
    const char *name;
    QByteArray steps;
    const char *kind;
    int replyCode = 0;
    bool isAnswer = false; // nobody has it, also after the end of the data
    bool closesFirst = false; // the server, not the client
};

const QByteArray greeted = "S: 220 mx.example ESMTP\nC: EHLO client.example\n";
const QByteArray started = greeted + "S: 250-mx.example\nS: 250 STARTTLS\nC: STARTTLS\n";
const QByteArray signingIn = "TLS\n" + greeted + "S: 250-mx.example\nS: 250 AUTH LOGIN\nC: AUTH LOGIN\n";
const QByteArray mailed = greeted + "S: 250 mx.example\nC: MAIL FROM:<a@x.example>\n";
const QByteArray addressed = mailed + "S: 250 2.1.0 Ok\nC: RCPT TO:<b@y.example>\n";
const QByteArray dataAsked = addressed + "S: 250 2.1.5 Ok\nC: DATA\n";
const QByteArray inOneGo
    = greeted + "S: 250-mx.example\nS: 250 PIPELINING\nC: MAIL FROM:<a@x.example>\nC: RCPT TO:<b@y.example>\nC: DATA\n";
// Everything in one write (RFC 3030 section 4.2); the answers come after the content is out.
const QByteArray flown = greeted
    + "S: 250-mx.example\nS: 250-PIPELINING\nS: 250 CHUNKING\nC: MAIL FROM:<a@x.example>\nC: RCPT TO:<b@y.example>\n"
      "C: BDAT 20 LAST\nCHUNK\n";
const QByteArray login = "security: tls\nauth: anna secret\nmechanism: LOGIN\n";

std::vector<Place> places()
{
    return {
        {"Greeting", "greeting", {}, {}},
        {"SecureGreeting", "greeting", "security: tls\n", "TLS\n"},
        {"Ehlo", "ehlo", {}, greeted},
        {"Helo", "ehlo", {}, greeted + "S: 500 what?\nC: HELO client.example\n"},
        {"StartTls", "starttls", "security: starttls\n", started},
        {"SecureEhlo", "ehlo", "security: starttls\n", started + "S: 220 Ready\nTLS\nC: EHLO client.example\n"},
        {"Auth", "auth", login, signingIn},
        {"Challenged", "auth", login, signingIn + "S: 334 VXNlcm5hbWU6\nC: YW5uYQ==\n"},
        {"Mail", "mail", {}, mailed, true},
        {"PipelinedMail", "mail", {}, inOneGo, true},
        {"Rcpt", "rcpt", {}, addressed, true},
        {"PipelinedRcpt", "rcpt", {}, inOneGo + "S: 250 2.1.0 Ok\n", true},
        {"Data", "data", {}, dataAsked, true},
        {"PipelinedData", "data", {}, inOneGo + "S: 250 2.1.0 Ok\nS: 250 2.1.5 Ok\n", true},
        {"Body", "data", "level: 1\n", dataAsked + "S: 354 go\nHALF\n", true}, // a segment more or less would matter
        {"FlightMail", "mail", {}, flown, true, true},
        {"FlightRcpt", "rcpt", {}, flown + "S: 250 2.1.0 Ok\n", true, true},
        {"FlightEnd", "eod", {}, flown + "S: 250 2.1.0 Ok\nS: 250 2.1.5 Ok\n", true, true},
        {"EndOfData", "eod", {}, dataAsked + "S: 354 go\nBODY\n", true, true},
        {"PipelinedEndOfData", "eod", {}, inOneGo + "S: 250 2.1.0 Ok\nS: 250 2.1.5 Ok\nS: 354 go\nBODY\n", true, true},
    };
}

std::vector<Fault> faults()
{
    const char *violation = "protocolViolation";
    return {
        {"Closing", "S: 421 4.3.2 going down\n", "serverClosing", 421, true},
        {"Drop", "DROP\n", "disconnected", 0, false, true},
        {"Reset", "RESET\n", "disconnected", 0, false, true},
        {"Silence", "WAIT\n", "timedOut"},
        {"DropInALine", "RAW: 250 2.0.0 O\nDROP\n", "disconnected", 0, false, true},
        {"DropInAReply", "S: 250-2.0.0 Ok\nDROP\n", "disconnected", 0, false, true},
        {"SilenceInALine", "RAW: 250 2.0.0 O\nWAIT\n", "timedOut"},
        {"SilenceInAReply", "S: 250-2.0.0 Ok\nWAIT\n", "timedOut"},
        {"NoReply", "S: Hello there\n", violation},
        {"EmptyLine", "RAW: \\r\\n\n", violation},
        {"Nul", "RAW: \\0\\0\\0 \\0\\r\\n\n", violation},
        {"Escape", "RAW: \\x1b[2J\\x1b]0;x\\x07\\r\\n\n", violation},
        {"NonAscii", "RAW: \\xff\\xfe\\xc2\\x9b\\r\\n\n", violation},
        {"NoSpace", "S: 250Ok\n", violation},
        {"NulAfterTheCode", "RAW: 250\\0Ok\\r\\n\n", violation},
        {"ShortCode", "S: 25\n", violation},
        {"LongCode", "S: 2500 Ok\n", violation},
        {"OneYz", "S: 150 wait\n", violation},
        {"SixYz", "S: 650 what\n", violation},
        {"MixedCodes", "RAW: 250-Ok\\r\\n550 no\\r\\n\n", violation},
        {"NoReplyInAReply", "RAW: 250-Ok\\r\\nOk\\r\\n\n", violation},
        {"HugeLine", "RAW: 250 x\\*40000\\r\\n\n", violation},
        {"EndlessReply", "RAW: " + QByteArray("250-more\\r\\n").repeated(600) + '\n', violation},
        {"HugeReply", "RAW: " + QByteArray("250-x\\*9000\\r\\n").repeated(20) + '\n', violation},
    };
}

// Replies in order that mean nothing here. What is 2yz is a yes to MAIL, RCPT and the content, whatever the other digits say.
std::vector<Fault> misplacedReplies(const Place &place)
{
    const QByteArray stage = place.stage;
    const char *violation = "protocolViolation";
    std::vector<Fault> found;
    if (stage != "mail" && stage != "rcpt" && stage != "eod")
        found.push_back({"OddYes", "S: 299 fine\n", violation, 299});
    if (stage != "auth")
        found.push_back({"Challenge", "S: 334 VXNlcm5hbWU6\n", violation, stage == "eod" ? 0 : 334});
    if (stage != "data")
        found.push_back({"GoAhead", "S: 354 go\n", violation, stage == "eod" ? 0 : 354});
    return found;
}

HostileScript scriptOf(const Place &place, const Fault &fault)
{
    const bool isUncertain = place.isAllSent && !fault.isAnswer;
    QByteArray expected = isUncertain ? "uncertain " : "failed ";
    expected += QByteArray(place.stage) + ' ' + fault.kind + (place.isInDelivery ? " unusable" : "");
    if (fault.replyCode != 0)
        expected += ' ' + QByteArray::number(fault.replyCode);
    // A reset before Qt has seen the connection makes it connect anew.
    const bool isUnseen = place.steps.isEmpty() && fault.steps == "RESET\n";
    return {std::string(place.name) + fault.name,
        place.header + (isUnseen ? "level: 1\n" : "") + "message: from=a@x.example to=b@y.example\nEXPECT " + expected + '\n'
            + place.steps + fault.steps + (fault.closesFirst ? "" : "CLOSE\n")};
}

} // namespace

void PrintTo(const HostileScript &script, std::ostream *out)
{
    *out << script.text.toStdString();
}

std::vector<HostileScript> hostileScripts()
{
    std::vector<HostileScript> scripts;
    for (const Place &place : places()) {
        for (const Fault &fault : faults())
            scripts.push_back(scriptOf(place, fault));
        for (const Fault &fault : misplacedReplies(place))
            scripts.push_back(scriptOf(place, fault));
    }
    return scripts;
}

} // namespace pillarbox::test
