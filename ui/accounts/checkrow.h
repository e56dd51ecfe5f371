#pragma once
// The rows of the account page's check as values: what each stage found, in words. No widget.

#include "ui/accounts/accountcheck.h"
#include "ui/accounts/certificatedialog.h"
#include "ui/theme/colours.h"
#include "ui/theme/symbols.h"

#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::ui {

struct Lane {
    double share = 0; // of the axis
    Tone tone = Tone::Neutral;
    QString word; // "Chosen", "Works too", "Closed"
    bool isChosen = false;

    bool operator==(const Lane &) const = default;
};

struct CheckRow {
    enum class State { Ahead, Running, Done, Doubtful, Failed };
    State state = State::Ahead;
    QString name;
    QString text{};
    QString took{};
    std::optional<Lane> lane{}; // a port beneath Connect
    bool canSkip = false; // it has been waited for so long that a person may have had enough

    bool operator==(const CheckRow &) const = default;
};

struct CheckReport {
    QString title;
    QString advice; // below the rows: why, and what can be done; may be empty
    CheckRow find;
    CheckRow connect;
    QList<CheckRow> ports;
    CheckRow secure;
    CheckRow greet;
    CheckRow signIn;
    CheckRow handOver;
    bool wantsApproval = false; // of the server found, before anybody signs in

    QList<CheckRow> rows() const; // in the order shown
    bool operator==(const CheckReport &) const = default;
};

CheckReport reportOf(const AccountCheck &check);

// The certificate that is worth showing: the chosen endpoint's, else the first one that was sent.
std::optional<CertificateView> certificateOf(const AccountCheck &check);

Symbol symbolOf(CheckRow::State state);
Tone toneOf(CheckRow::State state);

} // namespace pillarbox::ui
