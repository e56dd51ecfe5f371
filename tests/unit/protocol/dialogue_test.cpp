// What the transcripts do not say of Dialogue: limits, secrets, reports, and a driver that calls out of turn.

#include "smtp/protocol/dialogue.h"

#include <QStringBuilder>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

using namespace std::chrono_literals;

template<typename Kind>
QList<Kind> all(const Actions &actions)
{
    QList<Kind> found;
    for (const Action &action : actions) {
        if (const auto *one = std::get_if<Kind>(&action))
            found.append(*one);
    }
    return found;
}

template<typename Kind>
std::optional<Kind> event(const Actions &actions)
{
    for (const Report &report : all<Report>(actions)) {
        if (const auto *one = std::get_if<Kind>(&report.event))
            return *one;
    }
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> limit(const Actions &actions)
{
    const auto deadlines = all<SetDeadline>(actions);
    EXPECT_EQ(deadlines.size(), 1);
    return deadlines.isEmpty() ? std::nullopt : deadlines.last().limit;
}

DialogueOptions options(Security security, bool isAuthWanted = false)
{
    DialogueOptions options;
    options.security = security;
    options.isAuthWanted = isAuthWanted;
    return options;
}

Envelope envelope()
{
    Envelope envelope;
    envelope.reversePath = "a@x.example";
    envelope.forwardPaths = {"b@y.example"};
    return envelope;
}

Dialogue idleDialogue()
{
    Dialogue dialogue(options(Security::None));
    dialogue.connected();
    dialogue.received("220 mx\r\n");
    dialogue.received("250 mx\r\n");
    EXPECT_TRUE(dialogue.isIdle());
    return dialogue;
}

} // namespace

TEST(Dialogue, everyWaitHasTheLimitOfTheRfc)
{
    Dialogue dialogue(options(Security::StartTls, true));
    EXPECT_EQ(limit(dialogue.connected()), 5min);
    EXPECT_EQ(limit(dialogue.received("220 mx\r\n")), 5min);
    EXPECT_EQ(limit(dialogue.received("250-mx\r\n250 STARTTLS\r\n")), 5min);
    EXPECT_EQ(limit(dialogue.received("220 go\r\n")), 5min);
    EXPECT_EQ(limit(dialogue.encrypted()), 5min);
    EXPECT_EQ(limit(dialogue.received("250-mx\r\n250 AUTH PLAIN\r\n")), std::nullopt); // a person may be asked
    EXPECT_EQ(limit(dialogue.credential(Credential{"u", Secret("p")}, {})), 5min);
    EXPECT_EQ(limit(dialogue.received("235 Ok\r\n")), std::nullopt);
    EXPECT_EQ(limit(dialogue.deliver(envelope())), 5min);
    EXPECT_EQ(limit(dialogue.received("250 Ok\r\n")), 5min);
    EXPECT_EQ(limit(dialogue.received("250 Ok\r\n")), 2min);
    EXPECT_EQ(limit(dialogue.received("354 go\r\n")), 3min);
    EXPECT_EQ(limit(dialogue.bodyWritten()), std::nullopt); // this machine's disk
    EXPECT_EQ(limit(dialogue.handedOver()), 10min);
    EXPECT_EQ(limit(dialogue.received("250 Ok\r\n")), std::nullopt);
    EXPECT_EQ(limit(dialogue.quit()), 10s);
}

TEST(Dialogue, partOfAReplyDoesNotProlongTheWait)
{
    Dialogue dialogue(options(Security::None));
    dialogue.connected();
    EXPECT_TRUE(dialogue.received("220-mx\r\n").empty());
    EXPECT_TRUE(dialogue.received("22").empty());
    EXPECT_FALSE(dialogue.isReceiveBufferEmpty());
}

TEST(Dialogue, aLimitComesBeforeTheReportThatInvitesTheNextDelivery)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    const Actions actions = dialogue.received("550 no\r\n");
    ASSERT_TRUE(std::holds_alternative<Report>(actions.back()));
    EXPECT_TRUE(event<DeliveryFinished>(actions));
    EXPECT_TRUE(dialogue.isIdle());
}

TEST(Dialogue, secretsAreMarkedWhereTheyAreMade)
{
    for (const QByteArray &mechanism : {QByteArray("PLAIN"), QByteArray("LOGIN")}) {
        Dialogue dialogue(options(Security::ImplicitTls, true));
        dialogue.connected();
        dialogue.encrypted();
        dialogue.received("220 mx\r\n");
        Actions actions = dialogue.received(QByteArray("250-mx\r\n250 AUTH " + mechanism + "\r\n"));
        EXPECT_EQ(all<NeedCredential>(actions).size(), 1);
        EXPECT_EQ(dialogue.stage(), Stage::Auth);
        const Credential credential{"anna@x.example", Secret("hunter2hunter2")};
        actions = dialogue.credential(credential, {});
        for (int prompt = 0; prompt < 2 && mechanism == "LOGIN"; ++prompt) {
            const Actions more = dialogue.received("334 VXNlcg==\r\n");
            actions.insert(actions.end(), more.begin(), more.end());
        }
        EXPECT_EQ(all<WriteSecret>(actions).size(), mechanism == "LOGIN" ? 2 : 1);
        QByteArray shown;
        for (const Write &write : all<Write>(actions))
            shown += write.bytes;
        for (const WriteSecret &write : all<WriteSecret>(actions))
            shown += write.shown;
        for (const QByteArray &secret : {credential.password.reveal(), credential.password.reveal().toBase64(),
                 credential.userName.toBase64(), QByteArray("aHVudGVyMmh1bnRlcj")})
            EXPECT_FALSE(shown.contains(secret)) << mechanism.constData();
    }
}

TEST(Dialogue, aLongCredentialIsNoInitialResponse)
{
    Dialogue dialogue(options(Security::ImplicitTls, true));
    dialogue.connected();
    dialogue.encrypted();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250 AUTH PLAIN\r\n");
    Actions actions = dialogue.credential(Credential{"u", Secret(QByteArray(20'000, 'p'))}, {});
    ASSERT_EQ(all<Write>(actions).size(), 1);
    EXPECT_EQ(all<Write>(actions).first().bytes, "AUTH PLAIN\r\n");
    actions = dialogue.received("334 \r\n");
    EXPECT_TRUE(all<WriteSecret>(actions).isEmpty());
    ASSERT_TRUE(event<DialogueFailed>(actions));
    EXPECT_EQ(event<DialogueFailed>(actions)->error.kind, ErrorKind::BadInput);
}

TEST(Dialogue, aCredentialWithNulStaysHere)
{
    Dialogue dialogue(options(Security::ImplicitTls, true));
    dialogue.connected();
    dialogue.encrypted();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250 AUTH PLAIN\r\n");
    const Actions actions = dialogue.credential(Credential{"u", Secret(QByteArray("a\0b", 3))}, {});
    EXPECT_TRUE(all<WriteSecret>(actions).isEmpty() && all<Write>(actions).isEmpty());
    ASSERT_TRUE(event<DialogueFailed>(actions));
    EXPECT_EQ(event<DialogueFailed>(actions)->error.stage, Stage::Local);
}

TEST(Dialogue, theReasonOfAMissingCredentialIsKept)
{
    Dialogue dialogue(options(Security::ImplicitTls, true));
    dialogue.connected();
    dialogue.encrypted();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250 AUTH PLAIN\r\n");
    const Actions actions = dialogue.credential(std::nullopt, QStringLiteral("locked"));
    ASSERT_TRUE(event<DialogueFailed>(actions));
    EXPECT_EQ(event<DialogueFailed>(actions)->error.detail, QStringLiteral("locked"));
}

TEST(Dialogue, capabilitiesFromBeforeTlsAreForgotten)
{
    Dialogue dialogue(options(Security::StartTls));
    dialogue.connected();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250-PIPELINING\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n");
    EXPECT_TRUE(dialogue.capabilities().hasPipelining);
    dialogue.received("220 go\r\n");
    EXPECT_EQ(dialogue.capabilities(), Capabilities());
    dialogue.encrypted();
    dialogue.received("250 mx\r\n");
    EXPECT_FALSE(dialogue.capabilities().hasPipelining);
    EXPECT_TRUE(dialogue.isIdle());
}

TEST(Dialogue, theDriversFindingOfInjectedBytesBelongsToStartTls)
{
    Dialogue dialogue(options(Security::StartTls));
    dialogue.connected();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250 STARTTLS\r\n");
    dialogue.received("220 go\r\n");
    const Actions actions = dialogue.lost(ErrorKind::PlainTextInjected, {});
    ASSERT_TRUE(event<DialogueFailed>(actions));
    EXPECT_EQ(event<DialogueFailed>(actions)->error.stage, Stage::StartTls);
}

TEST(Dialogue, stagesAreReportedInOrder)
{
    Dialogue dialogue = idleDialogue();
    QList<Stage> stages;
    const auto note = [&stages](const Actions &actions) {
        for (const Report &report : all<Report>(actions)) {
            if (const auto *finished = std::get_if<StageFinished>(&report.event))
                stages.append(finished->stage);
        }
    };
    note(dialogue.deliver(envelope()));
    for (const char *reply : {"250 Ok\r\n", "250 Ok\r\n", "354 go\r\n"})
        note(dialogue.received(reply));
    note(dialogue.bodyWritten());
    note(dialogue.handedOver());
    note(dialogue.received("250 Ok\r\n"));
    EXPECT_EQ(stages, (QList<Stage>{Stage::Mail, Stage::Rcpt, Stage::Data, Stage::EndOfData}));
}

TEST(Dialogue, theDotWaitsForTheHandOver)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    dialogue.received("250 Ok\r\n");
    dialogue.received("250 Ok\r\n");
    EXPECT_EQ(all<SendBody>(dialogue.received("354 go\r\n")).size(), 1);
    const Actions written = dialogue.bodyWritten();
    EXPECT_EQ(all<NeedHandOver>(written).size(), 1);
    EXPECT_TRUE(all<Write>(written).isEmpty());
    EXPECT_TRUE(dialogue.bodyWritten().empty());
    const Actions over = dialogue.handedOver();
    ASSERT_EQ(all<Write>(over).size(), 1);
    EXPECT_EQ(all<Write>(over).first().bytes, ".\r\n");
    EXPECT_TRUE(dialogue.handedOver().empty());
}

TEST(Dialogue, lostBeforeTheDotIsSurelyNotDelivered)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    dialogue.received("250 Ok\r\n");
    dialogue.received("250 Ok\r\n");
    dialogue.received("354 go\r\n");
    dialogue.bodyWritten();
    const Actions actions = dialogue.lost(ErrorKind::Cancelled, {});
    ASSERT_TRUE(event<DeliveryFinished>(actions));
    const auto outcome = event<DeliveryFinished>(actions)->outcome;
    EXPECT_EQ(outcome.error->kind, ErrorKind::Cancelled);
    EXPECT_FALSE(outcome.error->mayHaveBeenDelivered);
    EXPECT_TRUE(dialogue.handedOver().empty()); // no dot after the end
}

TEST(Dialogue, cancelledAfterTheDotMayHaveBeenDelivered)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    dialogue.received("250 Ok\r\n");
    dialogue.received("250 Ok\r\n");
    dialogue.received("354 go\r\n");
    dialogue.bodyWritten();
    dialogue.handedOver();
    const Actions actions = dialogue.lost(ErrorKind::Cancelled, {});
    ASSERT_TRUE(event<DeliveryFinished>(actions));
    EXPECT_TRUE(event<DeliveryFinished>(actions)->outcome.error->mayHaveBeenDelivered);
}

TEST(Dialogue, aSourceThatFailsIsNeverEndedByADot)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    dialogue.received("250 Ok\r\n");
    dialogue.received("250 Ok\r\n");
    dialogue.received("354 go\r\n");
    const Actions actions = dialogue.sourceFailed(QStringLiteral("a.eml: gone"));
    EXPECT_TRUE(all<Write>(actions).isEmpty());
    EXPECT_EQ(all<Close>(actions).size(), 1);
    ASSERT_TRUE(event<DeliveryFinished>(actions));
    const auto outcome = event<DeliveryFinished>(actions)->outcome;
    EXPECT_EQ(outcome.error->kind, ErrorKind::CannotReadFile);
    EXPECT_EQ(outcome.error->stage, Stage::Local);
    EXPECT_FALSE(outcome.error->mayHaveBeenDelivered || outcome.isUsable);
}

namespace {

// What becomes of a message that went in one flight, when all its replies come at once.
DeliveryOutcome flightAnsweredBy(const QByteArray &replies)
{
    Dialogue dialogue(options(Security::None));
    dialogue.connected();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250-PIPELINING\r\n250 CHUNKING\r\n");
    dialogue.deliver(envelope());
    dialogue.bodyWritten();
    dialogue.handedOver();
    const auto finished = event<DeliveryFinished>(dialogue.received(replies));
    EXPECT_TRUE(finished);
    return finished ? finished->outcome : DeliveryOutcome();
}

} // namespace

TEST(Dialogue, anAnswerThatIsContradictedAtOnceIsNone)
{
    const QByteArray before = "250 Ok\r\n250 Ok\r\n";
    for (const char *last : {"250 Ok\r\n554 no\r\n", "554 no\r\n250 Ok\r\n", "250 Ok\r\nwhat\r\n"}) {
        const auto outcome = flightAnsweredBy(before + last);
        ASSERT_TRUE(outcome.error) << last;
        EXPECT_EQ(outcome.error->kind, ErrorKind::ProtocolViolation) << last;
        EXPECT_TRUE(outcome.error->mayHaveBeenDelivered && outcome.recipients.isEmpty() && !outcome.isUsable) << last;
    }
}

TEST(Dialogue, anAnswerThatIsRepeatedAtOnceStands)
{
    const QByteArray before = "250 Ok\r\n250 Ok\r\n";
    const QByteArray taken = "250 2.0.0 Ok\r\n";
    for (const QByteArray &last : QByteArrayList{taken, taken + taken, taken + "421 enough for now\r\n", taken + "25"})
        EXPECT_FALSE(flightAnsweredBy(before + last).error) << last.constData();
    const auto refused = flightAnsweredBy(before + "554 no\r\n554 no\r\n");
    ASSERT_TRUE(refused.error);
    EXPECT_EQ(refused.error->kind, ErrorKind::Refused);
    EXPECT_FALSE(refused.error->mayHaveBeenDelivered);
}

TEST(Dialogue, aDriverOutOfTurnChangesNothing)
{
    Dialogue dialogue(options(Security::None));
    EXPECT_TRUE(dialogue.encrypted().empty());
    EXPECT_TRUE(dialogue.bodyWritten().empty());
    EXPECT_TRUE(dialogue.handedOver().empty());
    EXPECT_TRUE(dialogue.sourceFailed({}).empty());
    EXPECT_TRUE(dialogue.credential(Credential(), {}).empty());
    EXPECT_TRUE(dialogue.deliver(envelope()).empty());
    EXPECT_EQ(dialogue.stage(), Stage::Connect);
    EXPECT_FALSE(dialogue.isIdle());
}

TEST(Dialogue, afterTheEndNothingHappensButADeliveryIsAnswered)
{
    Dialogue dialogue = idleDialogue();
    dialogue.lost(ErrorKind::Disconnected, {});
    EXPECT_FALSE(dialogue.isIdle());
    EXPECT_TRUE(dialogue.received("250 Ok\r\n").empty());
    EXPECT_TRUE(dialogue.timedOut().empty());
    EXPECT_TRUE(dialogue.lost(ErrorKind::Disconnected, {}).empty());
    EXPECT_TRUE(dialogue.quit().empty());
    const auto finished = event<DeliveryFinished>(dialogue.deliver(envelope()));
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->outcome.error->kind, ErrorKind::Disconnected);
    EXPECT_FALSE(finished->outcome.isUsable);
}

TEST(Dialogue, bytesLeftOverWhenIdleSpoilTheNextDelivery)
{
    Dialogue dialogue = idleDialogue();
    EXPECT_TRUE(dialogue.received("250 bef").empty());
    const auto finished = event<DeliveryFinished>(dialogue.deliver(envelope()));
    ASSERT_TRUE(finished);
    EXPECT_EQ(finished->outcome.error->kind, ErrorKind::ProtocolViolation);
}

TEST(Dialogue, theServersWordsAreKept)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    dialogue.received("250 Ok\r\n");
    const Actions actions = dialogue.received("550-5.1.1 no such\r\n550 5.1.1 mailbox\r\n");
    ASSERT_TRUE(event<RecipientAnswered>(actions));
    const RecipientReply reply = event<RecipientAnswered>(actions)->reply;
    EXPECT_EQ(reply, (RecipientReply{0, 550, EnhancedStatusCode{5, 1, 1}, "no such\nmailbox"}));
    const auto outcome = event<DeliveryFinished>(actions)->outcome;
    EXPECT_EQ(outcome.error->serverText, "no such\nmailbox");
    EXPECT_EQ(outcome.error->enhanced, (EnhancedStatusCode{5, 1, 1}));
    EXPECT_EQ(outcome.recipients, QList<RecipientReply>{reply});
}

TEST(Dialogue, quitInTheMiddleClosesAtOnce)
{
    Dialogue dialogue(options(Security::None));
    dialogue.connected();
    const Actions actions = dialogue.quit();
    EXPECT_EQ(all<Close>(actions).size(), 1);
    EXPECT_TRUE(all<Write>(actions).isEmpty());
}

TEST(Dialogue, quitInADeliveryCancelsIt)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    const Actions actions = dialogue.quit();
    ASSERT_TRUE(event<DeliveryFinished>(actions));
    EXPECT_EQ(event<DeliveryFinished>(actions)->outcome.error->kind, ErrorKind::Cancelled);
    EXPECT_EQ(all<Close>(actions).size(), 1);
}

TEST(Dialogue, quitDoesNotWaitForResetWithoutPipelining)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    dialogue.received("250 Ok\r\n");
    EXPECT_EQ(all<Write>(dialogue.received("550 no\r\n")).first().bytes, "RSET\r\n");
    EXPECT_TRUE(dialogue.isIdle());
    const Actions actions = dialogue.quit();
    EXPECT_TRUE(all<Write>(actions).isEmpty());
    EXPECT_EQ(all<Close>(actions).size(), 1);
}

TEST(Dialogue, noDotBehindTheBeginningOfAnAnswer)
{
    Dialogue dialogue = idleDialogue();
    dialogue.deliver(envelope());
    dialogue.received("250 Ok\r\n");
    dialogue.received("250 Ok\r\n");
    dialogue.received("354 go\r\n");
    EXPECT_TRUE(dialogue.received("250 queued").empty());
    dialogue.bodyWritten();
    const Actions actions = dialogue.handedOver();
    EXPECT_TRUE(all<Write>(actions).isEmpty());
    ASSERT_TRUE(event<DeliveryFinished>(actions));
    const auto error = event<DeliveryFinished>(actions)->outcome.error;
    EXPECT_EQ(error->kind, ErrorKind::ProtocolViolation);
    EXPECT_FALSE(error->mayHaveBeenDelivered);
}

TEST(Dialogue, aLongListIsRefilledInGroups)
{
    Dialogue dialogue(options(Security::None));
    dialogue.connected();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250 PIPELINING\r\n");
    Envelope many = envelope();
    many.forwardPaths = QByteArrayList(160, "b@y.example");
    const auto first = all<Write>(dialogue.deliver(many));
    ASSERT_EQ(first.size(), 1);
    EXPECT_EQ(first.first().bytes.count("RCPT"), 100);
    EXPECT_TRUE(all<Write>(dialogue.received(QByteArray("250 Ok\r\n").repeated(50))).isEmpty());
    const auto second = all<Write>(dialogue.received("250 Ok\r\n"));
    ASSERT_EQ(second.size(), 1);
    EXPECT_EQ(second.first().bytes.count("RCPT"), 50);
}

} // namespace pillarbox::protocol
