#pragma once
// A connection test in words: one verdict with what to do, and a row for each step with its place on the axis of time. And the
// whole of it as text, Markdown and JSON, to be shown to somebody who can help; passwords are in none of them.

#include "smtp/account/connectiontest.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace pillarbox::ui {

struct TestStep {
    enum class State { Ahead, Running, Done, Doubtful, Failed };
    State state = State::Ahead;
    QString name; // "Connect", "465 TLS"
    QString text; // what happened
    std::optional<std::chrono::milliseconds> from; // since the test began; absent: it has no place on the axis
    std::chrono::milliseconds took{0};
    bool isChosen = false; // of an endpoint
    QList<TestStep> parts;

    bool operator==(const TestStep &) const = default;
};

struct TestSummary {
    TestStep::State state = TestStep::State::Running;
    QString verdict; // one sentence
    QString advice; // who must act and how, or that nothing is to be done
    QList<TestStep> steps;
};

TestSummary summaryOf(const account::ConnectionTestReport &report);

// What a reader of the report need not know.
struct Hidden {
    bool areAddresses = true; // mail addresses and user names
    bool areNetworkAddresses = true;

    bool operator==(const Hidden &) const = default;
};

QString testText(const account::ConnectionTestReport &report, const Hidden &hidden);
QString testMarkdown(const account::ConnectionTestReport &report, const Hidden &hidden);
QJsonObject testJson(const account::ConnectionTestReport &report, const Hidden &hidden);

} // namespace pillarbox::ui
