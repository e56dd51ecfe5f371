#pragma once
// A connection test in words: one verdict with what to do, and a row for each step with its place on the axis of time.

#include "smtp/account/connectiontest.h"

#include <QList>
#include <QString>

namespace pillarbox::ui {

struct TestStep {
    enum class State { Ahead, Running, Done, Doubtful, Failed };
    State state = State::Ahead;
    QString name{}; // "Connect", "465 TLS"
    QString text{}; // what happened
    std::optional<std::chrono::milliseconds> from{}; // since the test began; absent: it has no place on the axis
    std::chrono::milliseconds took{0};
    bool isChosen = false; // of an endpoint
    bool isOpen = false; // its parts are for everybody, not for those who look closer
    QList<TestStep> parts{};

    bool operator==(const TestStep &) const = default;
};

struct TestSummary {
    TestStep::State state = TestStep::State::Running;
    QString verdict; // one sentence
    QString advice; // who must act and how, or that nothing is to be done
    QList<TestStep> steps;
};

TestSummary summaryOf(const account::ConnectionTestReport &report);

} // namespace pillarbox::ui
