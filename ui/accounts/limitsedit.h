#pragma once
// How much an account's relay takes: recipients of a message, messages a minute, an hour and a day; an empty field is no limit.

#include "smtp/account/sendinglimits.h"

#include <QWidget>

#include <array>

class QLineEdit;

namespace pillarbox::ui {

class LimitsEdit : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsEdit(QWidget *parent = nullptr);

    void setLimits(const account::SendingLimits &limits);
    account::SendingLimits limits() const;

private:
    std::array<QLineEdit *, 4> m_fields;
};

} // namespace pillarbox::ui
