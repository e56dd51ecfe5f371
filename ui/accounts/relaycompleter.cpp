#include "ui/accounts/relaycompleter.h"

#include <QStandardItemModel>

namespace pillarbox::ui {

namespace {

constexpr int SearchRole = Qt::UserRole + 1; // what is compared with what was typed
constexpr int PlaceRole = Qt::UserRole + 2; // among the choices
constexpr int mostShown = 12;

// Nearly all begin so: it tells nobody from anybody.
QString withoutUsualLabel(const QString &host)
{
    for (const QLatin1String label : {QLatin1String("smtp."), QLatin1String("mail.")}) {
        if (host.startsWith(label, Qt::CaseInsensitive))
            return host.mid(label.size());
    }
    return host;
}

} // namespace

RelayCompleter::RelayCompleter(QObject *parent)
    : QCompleter(parent)
{
    auto *model = new QStandardItemModel(this);
    const auto &choices = account::relayChoices();
    for (qsizetype place = 0; place < choices.size(); ++place) {
        const account::RelayChoice &choice = choices.at(place);
        auto *item = new QStandardItem(QStringLiteral("%1 – %2").arg(choice.name, choice.endpoint.host));
        item->setData(QString(choice.name % u' ' % withoutUsualLabel(choice.endpoint.host)), SearchRole);
        item->setData(place, PlaceRole);
        model->appendRow(item);
    }
    setModel(model);
    setCompletionRole(SearchRole);
    setCaseSensitivity(Qt::CaseInsensitive);
    setFilterMode(Qt::MatchContains);
    setMaxVisibleItems(mostShown);
    connect(this, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { Q_EMIT chosen(account::relayChoices().at(index.data(PlaceRole).toLongLong())); });
}

QString RelayCompleter::pathFromIndex(const QModelIndex &index) const
{
    return account::relayChoices().at(index.data(PlaceRole).toLongLong()).endpoint.host;
}

QStringList RelayCompleter::splitPath(const QString &typed) const
{
    return {withoutUsualLabel(typed.trimmed())};
}

} // namespace pillarbox::ui
