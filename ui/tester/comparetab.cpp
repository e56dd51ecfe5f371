#include "ui/tester/comparetab.h"

#include "ui/tester/timeaxis.h"
#include "ui/text/explanation.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roomydelegate.h"
#include "ui/theme/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

using account::ComparedEndpoint;
using account::Spread;

QString placeOf(const transport::Endpoint &endpoint)
{
    const bool isTls = endpoint.security == protocol::Security::ImplicitTls;
    return QStringLiteral("%1:%2 %3")
        .arg(endpoint.host, QString::number(endpoint.port), isTls ? QStringLiteral("TLS") : QStringLiteral("STARTTLS"));
}

// "smtp.example.org:465 TLS"; without the last word what is usual at that port.
std::optional<transport::Endpoint> endpointFrom(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\S+):(\\d{1,5})(?:\\s+(TLS|STARTTLS))?$"), QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text.trimmed());
    bool isPort = false;
    const quint16 port = match.captured(2).toUShort(&isPort);
    if (!match.hasMatch() || !isPort || port == 0)
        return {};
    const QString word = match.captured(3).toUpper();
    const bool isTls = word.isEmpty() ? port == 465 : word == QLatin1String("TLS");
    return transport::Endpoint{match.captured(1), port, isTls ? protocol::Security::ImplicitTls : protocol::Security::StartTls};
}

QString spreadText(const Spread &spread)
{
    if (!spread.median())
        return QStringLiteral("–");
    if (spread.times.size() == 1)
        return tookText(*spread.median());
    return CompareTab::tr("%1 (%2 to %3)", "median, least, most")
        .arg(tookText(*spread.median()), tookText(*spread.least()), tookText(*spread.most()));
}

} // namespace

CompareTab::CompareTab(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_comparison(clock)
    , m_first(new QComboBox(this))
    , m_second(new QComboBox(this))
    , m_rounds(new QSpinBox(this))
    , m_start(new QPushButton(this))
    , m_table(new QTreeWidget(this))
    , m_verdict(new TextLabel({.weight = QFont::DemiBold}, this))
{
    build();
    connect(&m_comparison, &account::EndpointComparison::changed, this, &CompareTab::refresh);
    connect(&m_comparison, &account::EndpointComparison::finished, this, &CompareTab::end);
    connect(m_start, &QPushButton::clicked, this, [this] { m_comparison.isRunning() ? stop() : start(); });
    setWish({}, {});
}

void CompareTab::build()
{
    const Metrics metrics(*this);
    m_first->setObjectName(QStringLiteral("first"));
    m_first->setAccessibleName(tr("First endpoint"));
    m_second->setObjectName(QStringLiteral("second"));
    m_second->setAccessibleName(tr("Second endpoint"));
    for (QComboBox *box : {m_first, m_second}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
    }
    m_rounds->setObjectName(QStringLiteral("rounds"));
    m_rounds->setRange(1, 50);
    m_rounds->setValue(5);
    m_rounds->setSuffix(tr(" times"));
    m_rounds->setAccessibleName(tr("How often"));
    m_start->setObjectName(QStringLiteral("compare"));
    m_start->setAutoDefault(false);
    m_table->setObjectName(QStringLiteral("comparison"));
    m_table->setAccessibleName(tr("Comparison"));
    m_table->setHeaderLabels({tr("Endpoint"), tr("Answered"), tr("Connect"), tr("Secure"), tr("In all")});
    m_table->setRootIsDecorated(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setItemDelegate(new RoomyDelegate(m_table));
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_verdict->setObjectName(QStringLiteral("compareVerdict"));
    m_verdict->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics.grid(2));
    line->addWidget(m_first, 1);
    line->addWidget(new QLabel(tr("and"), this));
    line->addWidget(m_second, 1);
    line->addWidget(m_rounds);
    line->addWidget(m_start);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics.grid(2), 0, 0);
    column->setSpacing(metrics.grid(2));
    column->addLayout(line);
    column->addWidget(m_verdict);
    column->addWidget(m_table, 1);
}

void CompareTab::setWish(const account::ConnectionTestWish &wish, const QList<transport::Endpoint> &endpoints)
{
    m_comparison.stop();
    m_wish = wish;
    m_endpoints = endpoints;
    for (QComboBox *box : {m_first, m_second}) {
        box->clear();
        for (const transport::Endpoint &endpoint : endpoints)
            box->addItem(placeOf(endpoint));
        box->setEnabled(!endpoints.isEmpty());
    }
    m_second->setCurrentIndex(endpoints.size() > 1 ? 1 : 0);
    m_table->clear();
    m_verdict->setText(endpoints.isEmpty() ? tr("A test finds the endpoints to compare.") : QString());
    end();
}

void CompareTab::start()
{
    const auto first = endpointFrom(m_first->currentText());
    const auto second = endpointFrom(m_second->currentText());
    if (!first || !second || *first == *second)
        return m_verdict->setText(tr("Choose two that differ, each as “%1”.").arg(QStringLiteral("smtp.example.org:465 TLS")));
    m_verdict->setText(tr("Comparing…"));
    m_comparison.start(m_wish, {*first, *second}, m_rounds->value());
    m_start->setText(tr("Stop &Comparing"));
}

void CompareTab::stop()
{
    m_comparison.stop();
}

void CompareTab::refresh()
{
    m_table->clear();
    for (const ComparedEndpoint &compared : m_comparison.endpoints()) {
        const int tries = compared.succeeded + compared.failed;
        const QStringList cells{placeOf(compared.endpoint), tr("%1 of %2").arg(compared.succeeded).arg(tries),
            spreadText(compared.connect), spreadText(compared.tls), spreadText(compared.whole)};
        auto *item = new QTreeWidgetItem(m_table, cells);
        QString row = cells.join(QStringLiteral(", "));
        if (compared.lastError) {
            const QString why = explain(
                *compared.lastError, {.host = compared.endpoint.host, .port = compared.endpoint.port, .isInOutbox = false})
                                    .what;
            item->setToolTip(1, why);
            row += QStringLiteral(", ") + why;
        }
        item->setData(0, Qt::AccessibleTextRole, row);
    }
}

void CompareTab::end()
{
    m_start->setText(tr("&Compare"));
    m_start->setEnabled(!m_endpoints.isEmpty());
    if (!m_comparison.endpoints().isEmpty() && !m_endpoints.isEmpty() && m_table->topLevelItemCount() > 0)
        m_verdict->setText(verdict());
    Q_EMIT finished();
}

QString CompareTab::verdict() const
{
    const ComparedEndpoint &first = m_comparison.endpoints().constFirst();
    const ComparedEndpoint &second = m_comparison.endpoints().constLast();
    const auto firstTime = first.whole.median();
    const auto secondTime = second.whole.median();
    if (!firstTime && !secondTime)
        return tr("Neither of them works.");
    if (!firstTime || !secondTime)
        return tr("Only %1 works.").arg(placeOf((firstTime ? first : second).endpoint));
    if (first.failed != second.failed)
        return tr("%1 answers more reliably.").arg(placeOf((first.failed < second.failed ? first : second).endpoint));
    if (*firstTime == *secondTime)
        return tr("Both answer after %1.").arg(tookText(*firstTime));
    const bool isFirst = *firstTime < *secondTime;
    return tr("%1 answers sooner: after %2 instead of %3.")
        .arg(placeOf((isFirst ? first : second).endpoint), tookText(isFirst ? *firstTime : *secondTime),
            tookText(isFirst ? *secondTime : *firstTime));
}

} // namespace pillarbox::ui
