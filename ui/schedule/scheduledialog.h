#pragma once
// Asks when a message shall go out, in which time zone, and what becomes of it if that time is missed; says who has to be awake
// for it. Knows neither outbox nor accounts: what it needs to know is set, what was chosen is announced.

#include "smtp/base/clock.h"
#include "smtp/outbox/item.h"
#include "ui/schedule/presets.h"
#include "ui/schedule/relayoffer.h"

#include <QDialog>

#include <optional>

class QBoxLayout;
class QCheckBox;
class QDateEdit;
class QDateTimeEdit;
class QGroupBox;
class QPushButton;
class QRadioButton;
class QTimeEdit;

namespace pillarbox::ui {

class PrimaryButton;
class TextLabel;
class ZoneBox;

struct ScheduleChoice {
    outbox::Schedule schedule;
    bool isKeptByRelay = false; // it is handed over at once
    bool startsAtLogin = false; // the box that offered it was ticked

    bool operator==(const ScheduleChoice &) const = default;
};

class ScheduleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ScheduleDialog(Clock &clock, QWidget *parent = nullptr);

    void setRelay(const std::optional<RelayOffer> &offer);
    void setSchedule(const outbox::Schedule &schedule); // to be changed; its own time may have passed
    void offerStartAtLogin(); // it does not start so yet

    // As the fields stand.
    ScheduleChoice choice() const;
    // Why it cannot be chosen, one sentence.
    std::optional<QString> fault() const;

    void accept() override;

Q_SIGNALS:
    void chosen(const pillarbox::ui::ScheduleChoice &choice);

private:
    void buildPresets(QBoxLayout &layout);
    void buildFields(QBoxLayout &layout);
    void buildRules(QBoxLayout &layout);
    void buildEnd(QBoxLayout &layout);
    void fill(const QDateTime &at);
    void refresh();
    Moment moment() const;
    QDateTime notAfter() const;
    bool isKeptByRelay() const;
    QString whenText() const;

    Clock &m_clock;
    std::optional<RelayOffer> m_relay;
    bool m_isNotAfterOwn = false; // set by hand
    QDateEdit *m_date;
    QTimeEdit *m_time;
    ZoneBox *m_zone;
    TextLabel *m_when;
    QGroupBox *m_rules;
    QRadioButton *m_sendAtOnce;
    QRadioButton *m_ask;
    QRadioButton *m_notAfterRule;
    QDateTimeEdit *m_notAfter;
    TextLabel *m_who;
    QCheckBox *m_startAtLogin;
    PrimaryButton *m_accept;
};

} // namespace pillarbox::ui
