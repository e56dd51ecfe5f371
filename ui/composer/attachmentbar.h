#pragma once
// The attached files below the text: how many, how large, how much that is of what the server takes, and a chip for each.
// Hidden while there is nothing to say.

#include "smtp/message/draft.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;

namespace pillarbox::ui {

class Chip;
class FlowLayout;
class SizeGauge;

class AttachmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentBar(QWidget *parent = nullptr);

    const QList<message::Attachment> &attachments() const { return m_attachments; }
    void setAttachments(const QList<message::Attachment> &attachments);
    void add(const message::Attachment &attachment);
    void insert(int index, const message::Attachment &attachment);
    void removeAt(int index);
    // Octets of the whole message as sent, and what the server takes where that is known.
    void setSizes(qint64 encodedSize, std::optional<qint64> limit);
    void focusLast();

Q_SIGNALS:
    void changed();
    void removed(int index, const pillarbox::message::Attachment &attachment); // by the user
    void openRequested(const QString &path);
    void leaveRequested(); // an arrow key past the chips

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void insertChip(int index, const message::Attachment &attachment);
    void step(int from, int by);
    void showSummary();
    void hideGaugeWhereNarrow();

    QList<message::Attachment> m_attachments;
    QList<Chip *> m_chips;
    FlowLayout *m_flow;
    QWidget *m_files;
    QLabel *m_count;
    QLabel *m_total;
    QLabel *m_asSent;
    SizeGauge *m_gauge;
    qint64 m_encodedSize = 0;
    std::optional<qint64> m_limit;
};

} // namespace pillarbox::ui
