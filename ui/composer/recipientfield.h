#pragma once
// The recipients of one header: a chip for each, and a line to type the next. What was typed is kept exactly; whether it is an
// address is said by the chip, never changed.

#include "smtp/message/mailbox.h"
#include "ui/composer/preflight.h"

#include <QList>
#include <QWidget>

namespace pillarbox::ui {

class Chip;
class FlowLayout;
class RecipientEdit;

class RecipientField : public QWidget
{
    Q_OBJECT

public:
    // name: what assistive techniques call the line, "To".
    explicit RecipientField(const QString &name, QWidget *parent = nullptr);

    // With what stands uncommitted in the line as the last one.
    QList<message::Mailbox> mailboxes() const;
    void setMailboxes(const QList<message::Mailbox> &mailboxes);
    bool isEmpty() const;

    void setKnowledge(const AddressKnowledge &known); // see preflight.h
    void replaceAt(int index, const message::Mailbox &mailbox);
    void removeAt(int index);
    void focusAt(int index); // the chip, or the line behind the last
    void commit(); // what stands in the line becomes chips

    RecipientEdit *edit() const { return m_edit; }
    const QList<Chip *> &chips() const { return m_chips; }

Q_SIGNALS:
    void changed(); // mailboxes()

private:
    void addText(const QString &text);
    void insertChip(int index, const message::Mailbox &mailbox);
    void take(int index);
    void openAt(int index);
    void step(int from, int by);
    void splitTyped(const QString &text);
    void paste(const QString &text);
    void undo();
    void refresh();
    QString hintOf(const message::Mailbox &mailbox, const std::optional<Fault> &fault) const;

    QString m_name;
    FlowLayout *m_flow;
    RecipientEdit *m_edit;
    QList<message::Mailbox> m_mailboxes;
    QList<Chip *> m_chips;
    struct Removed {
        int index;
        message::Mailbox mailbox;
    };
    QList<Removed> m_removed; // for undo, newest last
    AddressKnowledge m_known;
};

} // namespace pillarbox::ui
