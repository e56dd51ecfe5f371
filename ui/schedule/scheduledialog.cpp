#include "ui/schedule/scheduledialog.h"

#include "ui/schedule/zonebox.h"
#include "ui/text/explanation.h"
#include "ui/text/scheduletext.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/metrics.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

// Late enough for a message that waited for the network, early enough to be what was meant.
constexpr qint64 notAfterSeconds = 60 * 60;

} // namespace

ScheduleDialog::ScheduleDialog(Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_date(new QDateEdit(this))
    , m_time(new QTimeEdit(this))
    , m_zone(new ZoneBox(this))
    , m_when(new TextLabel({.weight = QFont::DemiBold}, this))
    , m_rules(new QGroupBox(tr("If this computer is off or offline at that time"), this))
    , m_sendAtOnce(new QRadioButton(tr("Send it as s&oon as possible"), m_rules))
    , m_ask(new QRadioButton(tr("&Ask me"), m_rules))
    , m_notAfterRule(new QRadioButton(tr("Send it as soon as possible, but not a&fter"), m_rules))
    , m_notAfter(new QDateTimeEdit(m_rules))
    , m_who(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_startAtLogin(new QCheckBox(tr("Start Pillarbox in the &background after login"), this))
    , m_accept(new PrimaryButton(tr("&Send Later"), this))
{
    const Metrics metrics(*this);
    setWindowTitle(tr("Send Later"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    layout->setSpacing(metrics.grid(3));
    buildPresets(*layout);
    buildFields(*layout);
    buildRules(*layout);
    buildEnd(*layout);
    setMinimumWidth(metrics.h() * 37); // the presets beside each other
    fill(presetsAt(m_clock.now(), QTimeZone(m_zone->zone())).at(1).at);
}

void ScheduleDialog::buildPresets(QBoxLayout &layout)
{
    const auto textOf = [](Preset::Kind kind) {
        switch (kind) {
        case Preset::Kind::InOneHour:
            return tr("In 1 &Hour");
        case Preset::Kind::ThisEvening:
            return tr("This &Evening, %1").arg(clockTime(eveningTime()));
        case Preset::Kind::TomorrowMorning:
            return tr("To&morrow, %1").arg(clockTime(morningTime()));
        case Preset::Kind::MondayMorning:
            return tr("Mo&nday, %1").arg(clockTime(morningTime()));
        }
        return QString();
    };
    const Metrics metrics(*this);
    auto *row = new QWidget(this);
    auto *flow = new FlowLayout(metrics.grid(2), metrics.grid(2), row);
    const auto presets = presetsAt(m_clock.now(), QTimeZone(m_zone->zone()));
    for (const Preset &preset : presets) {
        auto *button = new QPushButton(textOf(preset.kind), row);
        button->setObjectName(QStringLiteral("preset%1").arg(int(preset.kind)));
        button->setAutoDefault(false);
        // Asked again: the zone, or the day, may be another by now.
        connect(button, &QPushButton::clicked, this, [this, kind = preset.kind] {
            for (const Preset &now : presetsAt(m_clock.now(), QTimeZone(m_zone->zone())))
                if (now.kind == kind)
                    fill(now.at);
            m_accept->setFocus(Qt::OtherFocusReason);
        });
        flow->insertWidget(flow->count(), button);
    }
    layout.addWidget(row);
}

void ScheduleDialog::buildFields(QBoxLayout &layout)
{
    const Metrics metrics(*this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics.grid(3));
    grid->setVerticalSpacing(metrics.grid(2));
    const auto add = [this, grid](int row, const QString &text, QWidget *field, const char *name) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        field->setObjectName(QString::fromLatin1(name));
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
    };
    m_date->setCalendarPopup(true);
    add(0, tr("&Date"), m_date, "date");
    add(1, tr("&Time"), m_time, "time");
    add(2, tr("Time &zone"), m_zone, "zone");
    grid->setColumnStretch(1, 1);
    m_when->setWordWrap(true);
    m_when->setObjectName(QStringLiteral("when"));
    layout.addLayout(grid);
    layout.addWidget(m_when);
    connect(m_date, &QDateEdit::dateChanged, this, &ScheduleDialog::refresh);
    connect(m_time, &QTimeEdit::timeChanged, this, &ScheduleDialog::refresh);
    connect(m_zone, &ZoneBox::zoneChanged, this, &ScheduleDialog::refresh);
}

void ScheduleDialog::buildRules(QBoxLayout &layout)
{
    const Metrics metrics(*this);
    auto *rules = new QVBoxLayout(m_rules);
    rules->setSpacing(metrics.grid());
    auto *last = new QHBoxLayout;
    last->addWidget(m_notAfterRule);
    last->addWidget(m_notAfter);
    last->addStretch(1);
    rules->addWidget(m_sendAtOnce);
    rules->addWidget(m_ask);
    rules->addLayout(last);
    m_sendAtOnce->setChecked(true);
    m_sendAtOnce->setObjectName(QStringLiteral("sendAtOnce"));
    m_ask->setObjectName(QStringLiteral("ask"));
    m_notAfterRule->setObjectName(QStringLiteral("notAfterRule"));
    m_notAfter->setObjectName(QStringLiteral("notAfter"));
    m_notAfter->setAccessibleName(tr("Not after"));
    m_notAfter->setCalendarPopup(true);
    layout.addWidget(m_rules);
    connect(m_notAfterRule, &QRadioButton::toggled, this, &ScheduleDialog::refresh);
    connect(m_notAfter, &QDateTimeEdit::dateTimeChanged, this, [this] {
        m_isNotAfterOwn = true;
        refresh();
    });
}

void ScheduleDialog::buildEnd(QBoxLayout &layout)
{
    m_who->setWordWrap(true);
    m_who->setObjectName(QStringLiteral("who"));
    m_startAtLogin->setObjectName(QStringLiteral("startAtLogin"));
    m_startAtLogin->hide();
    layout.addWidget(m_who);
    layout.addWidget(m_startAtLogin);
    layout.addStretch(1);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    m_accept->setDefault(true);
    m_accept->setObjectName(QStringLiteral("accept"));
    layout.addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ScheduleDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ScheduleDialog::setRelay(const std::optional<RelayOffer> &offer)
{
    m_relay = offer;
    refresh();
}

void ScheduleDialog::setSchedule(const outbox::Schedule &schedule)
{
    setWindowTitle(tr("Reschedule"));
    m_accept->setText(tr("Re&schedule"));
    m_zone->setZone(schedule.timeZone);
    fill(schedule.at);
    m_ask->setChecked(schedule.missedRule == outbox::MissedRule::Ask);
    m_notAfterRule->setChecked(schedule.missedRule == outbox::MissedRule::NotAfter);
    if (schedule.notAfter) {
        const QDateTime local = schedule.notAfter->toTimeZone(QTimeZone(m_zone->zone()));
        m_notAfter->setDateTime(QDateTime(local.date(), local.time(), Qt::UTC));
    }
}

void ScheduleDialog::offerStartAtLogin()
{
    m_startAtLogin->setProperty("isOffered", true);
    refresh();
}

void ScheduleDialog::fill(const QDateTime &at)
{
    const QDateTime local = at.toTimeZone(QTimeZone(m_zone->zone()));
    m_date->setDate(local.date());
    m_time->setTime({local.time().hour(), local.time().minute()});
    refresh();
}

Moment ScheduleDialog::moment() const
{
    return momentOf(m_date->date(), m_time->time(), QTimeZone(m_zone->zone()));
}

QDateTime ScheduleDialog::notAfter() const
{
    return momentOf(m_notAfter->date(), m_notAfter->time(), QTimeZone(m_zone->zone())).at;
}

bool ScheduleDialog::isKeptByRelay() const
{
    return m_relay && ui::isKeptUntil(*m_relay, moment().at, m_clock.now());
}

ScheduleChoice ScheduleDialog::choice() const
{
    ScheduleChoice choice;
    choice.schedule.at = moment().at;
    choice.schedule.timeZone = m_zone->zone();
    if (m_ask->isChecked())
        choice.schedule.missedRule = outbox::MissedRule::Ask;
    if (m_notAfterRule->isChecked()) {
        choice.schedule.missedRule = outbox::MissedRule::NotAfter;
        choice.schedule.notAfter = notAfter();
    }
    choice.isKeptByRelay = isKeptByRelay();
    if (choice.isKeptByRelay) {
        choice.schedule.missedRule = outbox::MissedRule::SendAtOnce;
        choice.schedule.notAfter.reset();
    }
    choice.startsAtLogin = !choice.isKeptByRelay && m_startAtLogin->isChecked();
    return choice;
}

std::optional<QString> ScheduleDialog::fault() const
{
    if (moment().at <= m_clock.now())
        return tr("This time has passed. Choose a later one.");
    if (!isKeptByRelay() && m_notAfterRule->isChecked() && notAfter() <= moment().at)
        return tr("“Not after” must be later than the time it goes out.");
    return {};
}

QString ScheduleDialog::whenText() const
{
    const Moment moment = this->moment();
    const QTimeZone zone(m_zone->zone());
    const QTimeZone here = QTimeZone::systemTimeZone();
    const QString city = cityOf(m_zone->zone());
    QStringList sentences;
    if (moment.kind == Moment::Kind::Skipped)
        sentences += tr("The clocks in %1 skip this time.").arg(city);
    if (moment.kind == Moment::Kind::Twice)
        sentences += tr("The clocks in %1 show this time twice; the first counts.").arg(city);
    sentences += tr("It goes out on %1, %2 time.").arg(fullTime(moment.at, zone), city);
    if (!isSameClock(moment.at, zone))
        sentences += tr("Here that is %1 (%2).").arg(fullTime(moment.at, here), cityOf(here.id()));
    return sentences.join(QLatin1Char(' '));
}

void ScheduleDialog::refresh()
{
    if (!m_isNotAfterOwn) {
        const QSignalBlocker blocker(m_notAfter);
        const QDateTime typed(m_date->date(), m_time->time(), Qt::UTC);
        m_notAfter->setTimeSpec(Qt::UTC); // its fields are those of the chosen zone
        m_notAfter->setDateTime(typed.addSecs(notAfterSeconds));
    }
    m_notAfter->setEnabled(m_notAfterRule->isChecked());
    const auto wrong = fault();
    m_when->setStyle(wrong ? TextStyle{.weight = QFont::DemiBold, .ink = TextStyle::Ink::Tone, .tone = Tone::Bad}
                           : TextStyle{.weight = QFont::DemiBold});
    m_when->setText(wrong.value_or(whenText()));
    const bool isKept = isKeptByRelay();
    m_rules->setVisible(!isKept);
    m_startAtLogin->setVisible(!isKept && m_startAtLogin->property("isOffered").toBool());
    m_who->setText(isKept ? tr("%1 keeps the message and sends it at that time; this computer may be off.").arg(m_relay->server)
                          : tr("This computer must be on and Pillarbox running, also in the background."));
}

void ScheduleDialog::accept()
{
    if (const auto wrong = fault()) {
        refresh();
        QWidget *field = moment().at <= m_clock.now() ? static_cast<QWidget *>(m_date) : m_notAfter;
        field->setFocus(Qt::OtherFocusReason);
        m_when->setAccessibleName(*wrong);
        QAccessibleEvent alert(m_when, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
        return;
    }
    Q_EMIT chosen(choice());
    QDialog::accept();
}

} // namespace pillarbox::ui
