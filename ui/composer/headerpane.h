#pragma once
// The head of a message: From, To, Cc and Bcc where they are wanted, Subject.

#include "ui/composer/preflight.h"

#include <QWidget>

class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace pillarbox::ui {

class FromField;
class HeaderRow;
class RecipientField;

class HeaderPane : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderPane(QWidget *parent = nullptr);

    FromField *from() const { return m_from; }
    RecipientField *recipients(Field field) const; // To, Cc or Bcc
    QLineEdit *subject() const { return m_subject; }

    void reveal(Field field); // Cc or Bcc
    bool isRevealed(Field field) const;
    // The fields of a draft; body and attachments are others'.
    void setDraft(const message::Draft &draft);
    void writeTo(message::Draft &draft) const;
    void commit();

Q_SIGNALS:
    void changed();

private:
    HeaderRow *addRow(const QString &label, QWidget *field, QWidget *buddy);
    QToolButton *addRevealer(const QString &text, const QString &name, Field field);
    void alignLabels();

    QVBoxLayout *m_column;
    FromField *m_from;
    RecipientField *m_to;
    RecipientField *m_cc;
    RecipientField *m_bcc;
    QLineEdit *m_subject;
    QList<HeaderRow *> m_rows;
    HeaderRow *m_toRow = nullptr;
    HeaderRow *m_ccRow = nullptr;
    HeaderRow *m_bccRow = nullptr;
    QToolButton *m_ccButton = nullptr;
    QToolButton *m_bccButton = nullptr;
};

} // namespace pillarbox::ui
