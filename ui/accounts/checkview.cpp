#include "ui/accounts/checkview.h"

#include "ui/accounts/checkrowview.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QToolButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

constexpr int reservedPorts = 3;

} // namespace

CheckView::CheckView(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel({.scale = 1.2, .weight = QFont::DemiBold}, this))
    , m_advice(new TextLabel({}, this))
{
    const Metrics metrics(*this);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(6), metrics.grid(4), metrics.grid(6), metrics.grid(4));
    column->setSpacing(0);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addSpacing(metrics.grid(2));

    m_find = addRow(false);
    m_connect = addRow(false);
    for (int port = 0; port < reservedPorts; ++port)
        m_ports.append(addRow(true));
    m_secure = addRow(false);
    m_greet = addRow(false);
    m_signIn = addRow(false);
    m_handOver = addRow(false);

    m_certificate = addButton(*m_secure, tr("&View…"), tr("View the certificate"));
    m_certificate->setObjectName(QStringLiteral("certificate"));
    m_approve = addButton(*m_signIn, tr("&Use This Server"), tr("Use this server"));
    connect(m_certificate, &QToolButton::clicked, this, &CheckView::certificateRequested);
    connect(m_approve, &QToolButton::clicked, this, &CheckView::approved);
    connect(m_find, &CheckRowView::skipRequested, this, &CheckView::sourcesSkipped);
    connect(m_connect, &CheckRowView::skipRequested, this, &CheckView::searchSkipped);
    connect(m_signIn, &CheckRowView::skipRequested, this, &CheckView::signInSkipped);

    m_advice->setWordWrap(true);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_advice->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_advice->setMinimumHeight(metrics.h() * 3);
    column->addSpacing(metrics.grid(2));
    column->addWidget(m_advice, 1);
}

CheckRowView *CheckView::addRow(bool isPort)
{
    auto *row = new CheckRowView(isPort, this);
    layout()->addWidget(row);
    return row;
}

QToolButton *CheckView::addButton(CheckRowView &row, const QString &text, const QString &spoken)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(spoken);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->hide();
    row.addAction(button);
    return button;
}

void CheckView::setReport(const CheckReport &report, bool hasCertificate)
{
    m_title->setText(report.title);
    m_advice->setText(report.advice);
    m_find->setRow(report.find);
    m_connect->setRow(report.connect);
    for (int index = 0; index < m_ports.size(); ++index) {
        // Room for three stays, whatever was entered by hand.
        const bool isUsed = index < report.ports.size();
        auto policy = m_ports.at(index)->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        m_ports.at(index)->setSizePolicy(policy);
        m_ports.at(index)->setVisible(isUsed);
        if (isUsed)
            m_ports.at(index)->setRow(report.ports.at(index));
    }
    m_secure->setRow(report.secure);
    m_greet->setRow(report.greet);
    m_signIn->setRow(report.signIn);
    m_handOver->setRow(report.handOver);
    m_certificate->setVisible(hasCertificate);
    m_approve->setVisible(report.wantsApproval);
    if (report.title == m_announced)
        return;
    m_announced = report.title;
    setAccessibleName(report.title);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace pillarbox::ui
