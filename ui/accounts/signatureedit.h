#pragma once
// A signature to type or to paste, plain or formatted; as it looks here it is put under a message.

#include <QWidget>

class QCheckBox;
class QMimeData;
class QTextCharFormat;
class QTextEdit;
class QToolButton;

namespace pillarbox::ui {

class SignatureEdit : public QWidget
{
    Q_OBJECT

public:
    explicit SignatureEdit(QWidget *parent = nullptr);

    void setSignature(const QString &text, const QString &html); // html: empty where it is plain
    QString text() const;
    QString html() const; // empty: plain, or nothing in it is formatted

Q_SIGNALS:
    void edited();

private:
    QToolButton *addButton(const QString &text, const QString &name, void (SignatureEdit::*slot)());
    void setRich(bool isRich);
    void toggle(bool isRich);
    void embolden();
    void slant();
    void underline();
    void link();
    void change(const QTextCharFormat &format);
    void showFormat();

    QCheckBox *m_rich;
    QTextEdit *m_edit;
    QToolButton *m_bold;
    QToolButton *m_italic;
    QToolButton *m_underlined;
    QToolButton *m_link;
};

} // namespace pillarbox::ui
