#pragma once
// The text of a message: plain, with the measures of the design. Files and pictures that are pasted into it are offered to
// the window instead.

#include <QTextEdit>

namespace pillarbox::ui {

class BodyEdit : public QTextEdit
{
    Q_OBJECT

public:
    explicit BodyEdit(QWidget *parent = nullptr);

    QString body() const; // '\n' line ends; no character altered
    void setBody(const QString &text, int cursor, int anchor);
    // The end of the text, where it has just these characters, looks as it does in html.
    void formatEnd(const QString &text, const QString &html);
    void unformat();
    void changeBody(const QString &text); // in place: the cursor stays, and it can be taken back

Q_SIGNALS:
    void filesOffered(const QStringList &paths);
    void pictureOffered(const QByteArray &bytes, const QString &suffix);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void applyFont();

    bool m_isApplying = false;
};

} // namespace pillarbox::ui
