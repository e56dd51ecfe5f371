#pragma once
// Chooses a time zone by its IANA name: a list to type into, which finds a city anywhere in a name.

#include <QByteArray>
#include <QComboBox>
#include <QTimeZone>

namespace pillarbox::ui {

class ZoneBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ZoneBox(QWidget *parent = nullptr);

    QByteArray zone() const; // the last one that was chosen; what is half typed changes nothing
    void setZone(const QByteArray &id);

Q_SIGNALS:
    void zoneChanged();

private:
    void choose();

    QByteArray m_zone;
};

} // namespace pillarbox::ui
