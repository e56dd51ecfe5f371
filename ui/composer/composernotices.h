#pragma once
// Decides what the composer's one notice bar says: what went wrong before what stands against sending, and both before what is
// merely told. Owns no text field; says which fault a button was pressed for.

#include "ui/composer/preflight.h"
#include "ui/theme/noticebar.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace pillarbox::ui {

class ComposerNotices : public QObject
{
    Q_OBJECT

public:
    explicit ComposerNotices(NoticeBar &bar, QObject *parent = nullptr);

    // The faults of the draft as it is now; those that are only asked for at Send stay silent until then.
    void setFaults(const QList<Fault> &faults);
    // Send was pressed: the first fault that is still unanswered; it is shown. Absent: nothing stands against sending.
    std::optional<Fault> firstUnanswered(const QList<Fault> &faults);

    void tell(const QString &title, const QString &text, const QString &action = {}, std::function<void()> call = {});
    void report(const QString &title, const QString &text); // something failed
    void withdrawReport(); // it works again
    void wait(const QString &title, const QString &text); // until settle()
    void settle();

Q_SIGNALS:
    void sendRequested(); // "Send Anyway"
    void useRequested(const pillarbox::ui::Fault &fault);
    void removeRequested(const pillarbox::ui::Fault &fault);

private:
    struct Told {
        Notice notice;
        std::function<void()> call{};
    };
    enum class Answer { None, Use, Remove, Send };
    struct Answers { // of the button and the flat one
        Answer first = Answer::None;
        Answer second = Answer::None;
    };
    using Key = QPair<int, QString>;
    static Key keyOf(const Fault &fault) { return {int(fault.kind), fault.offender}; }

    Answers answersTo(const Fault &fault) const;
    static QString wordOf(Answer answer);
    Notice noticeOf(const Fault &fault) const;
    std::optional<Fault> faultToShow() const;
    void refresh();
    void answer(Answer answer);
    void act(bool isSecond);
    void close();

    NoticeBar &m_bar;
    QList<Fault> m_faults;
    std::optional<Fault> m_shown; // the fault in the bar
    std::optional<Key> m_asked; // shown because Send was pressed
    QSet<Key> m_answered; // "Send Anyway"
    QSet<Key> m_dismissed; // closed while writing
    std::optional<Told> m_told;
    std::optional<Notice> m_report;
    std::optional<Notice> m_waiting;
};

} // namespace pillarbox::ui
