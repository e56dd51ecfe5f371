#pragma once
// Two endpoints side by side, each tried several times in turns, with the times of every stage.

#include "smtp/account/endpointcomparison.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace pillarbox::ui {

class TextLabel;

class CompareTab : public QWidget
{
    Q_OBJECT

public:
    explicit CompareTab(Clock &clock, QWidget *parent = nullptr);

    // The account whose certificates and proxy count, and the endpoints to choose from; the first two are chosen.
    void setWish(const account::ConnectionTestWish &wish, const QList<transport::Endpoint> &endpoints);
    void stop();

Q_SIGNALS:
    void finished();

private:
    void build();
    void start();
    void refresh();
    void end();
    QString verdict() const;

    account::ConnectionTestWish m_wish;
    QList<transport::Endpoint> m_endpoints;
    account::EndpointComparison m_comparison;
    QComboBox *m_first;
    QComboBox *m_second;
    QSpinBox *m_rounds;
    QPushButton *m_start;
    QTreeWidget *m_table;
    TextLabel *m_verdict;
};

} // namespace pillarbox::ui
