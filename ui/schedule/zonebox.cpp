#include "ui/schedule/zonebox.h"

#include <QCompleter>
#include <QLineEdit>

#include <algorithm>

namespace pillarbox::ui {

namespace {

// "America/New_York" as people write it.
QString shown(const QByteArray &id)
{
    return QString::fromLatin1(id).replace(QLatin1Char('_'), QLatin1Char(' '));
}

// Places, and UTC; offsets and old abbreviations say nothing about summer time.
bool isPlace(const QByteArray &id)
{
    return id == "UTC" || (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/"));
}

} // namespace

ZoneBox::ZoneBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(24);
    QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    ids.removeIf([](const QByteArray &id) { return !isPlace(id); });
    std::sort(ids.begin(), ids.end());
    for (const QByteArray &id : std::as_const(ids))
        addItem(shown(id), id);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    setZone("UTC"); // of a computer whose own is not known
    setZone(QTimeZone::systemTimeZone().id());
    connect(this, &QComboBox::activated, this, &ZoneBox::choose);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ZoneBox::choose);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        if (findText(text, Qt::MatchFixedString) >= 0)
            choose();
    });
}

QByteArray ZoneBox::zone() const
{
    return m_zone;
}

void ZoneBox::setZone(const QByteArray &id)
{
    if (!QTimeZone::isTimeZoneIdAvailable(id))
        return;
    if (findData(id) < 0)
        insertItem(0, shown(id), id);
    m_zone = id;
    setCurrentIndex(findData(id));
}

void ZoneBox::choose()
{
    const int index = findText(currentText(), Qt::MatchFixedString);
    const QByteArray before = m_zone;
    setZone(index >= 0 ? itemData(index).toByteArray() : before);
    setEditText(itemText(currentIndex()));
    if (m_zone != before)
        Q_EMIT zoneChanged();
}

} // namespace pillarbox::ui
