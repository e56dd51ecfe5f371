#pragma once
// Where the source of a message is pasted; a file that is dropped or pasted is told, not put in as its name.

#include <QPlainTextEdit>

namespace pillarbox::ui {

class SourceEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SourceEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void fileDropped(const QString &path);

protected:
    bool canInsertFromMimeData(const QMimeData *data) const override;
    void insertFromMimeData(const QMimeData *data) override;
};

} // namespace pillarbox::ui
