#include "ui/accounts/limitsedit.h"

#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>

namespace pillarbox::ui {

namespace {

using account::SendingLimits;

constexpr int kLargest = 999'999;

constexpr std::array kObjectNames{"recipients", "perMinute", "perHour", "perDay"};
constexpr std::array<std::optional<int> SendingLimits::*, 4> kValues{
    &SendingLimits::recipients, &SendingLimits::perMinute, &SendingLimits::perHour, &SendingLimits::perDay};

} // namespace

LimitsEdit::LimitsEdit(QWidget *parent)
    : QWidget(parent)
{
    const Metrics metrics(*this);
    const std::array units{
        tr("recipients at once;"), tr("messages a minute,"), tr("an hour,", "messages"), tr("a day", "messages")};
    const std::array names{tr("Most recipients of one transaction"), tr("Most messages a minute"), tr("Most messages an hour"),
        tr("Most messages a day")};
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics.grid());
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        auto *field = new QLineEdit(this);
        field->setValidator(new QIntValidator(1, kLargest, field));
        field->setPlaceholderText(tr("any", "number"));
        field->setAccessibleName(names.at(i));
        field->setObjectName(QLatin1String(kObjectNames.at(i)));
        field->setFixedWidth(metrics.h() * 4);
        m_fields.at(i) = field;
        line->addWidget(field);
        line->addWidget(new QLabel(units.at(i), this));
    }
    line->addStretch(1);
    setFocusProxy(m_fields.front());
}

void LimitsEdit::setLimits(const SendingLimits &limits)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto &value = limits.*kValues.at(i);
        m_fields.at(i)->setText(value ? QString::number(*value) : QString());
    }
}

SendingLimits LimitsEdit::limits() const
{
    SendingLimits limits;
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        if (const int value = m_fields.at(i)->text().toInt(); value > 0)
            limits.*kValues.at(i) = value;
    return limits;
}

} // namespace pillarbox::ui
