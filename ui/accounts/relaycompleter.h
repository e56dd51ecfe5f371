#pragma once
// Offers the known servers while one is typed, by the provider's name or the host's.

#include "smtp/account/relaychoices.h"

#include <QCompleter>

namespace pillarbox::ui {

class RelayCompleter : public QCompleter
{
    Q_OBJECT

public:
    explicit RelayCompleter(QObject *parent = nullptr);

    QString pathFromIndex(const QModelIndex &index) const override; // the host, which the field then holds
    QStringList splitPath(const QString &typed) const override;

Q_SIGNALS:
    void chosen(const pillarbox::account::RelayChoice &choice);
};

} // namespace pillarbox::ui
