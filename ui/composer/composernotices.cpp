#include "ui/composer/composernotices.h"

#include <algorithm>

namespace pillarbox::ui {

ComposerNotices::ComposerNotices(NoticeBar &bar, QObject *parent)
    : QObject(parent)
    , m_bar(bar)
{
    connect(&bar, &NoticeBar::actionTriggered, this, [this] { act(false); });
    connect(&bar, &NoticeBar::secondActionTriggered, this, [this] { act(true); });
    connect(&bar, &NoticeBar::closed, this, &ComposerNotices::close);
}

void ComposerNotices::setFaults(const QList<Fault> &faults)
{
    m_faults = faults;
    if (m_asked && std::none_of(faults.begin(), faults.end(), [this](const Fault &fault) { return keyOf(fault) == *m_asked; }))
        m_asked.reset();
    refresh();
}

std::optional<Fault> ComposerNotices::firstUnanswered(const QList<Fault> &faults)
{
    m_faults = faults;
    m_report.reset();
    m_asked.reset();
    for (const Fault &fault : faults) {
        if (fault.isOnlyTold() || m_answered.contains(keyOf(fault)))
            continue;
        m_asked = keyOf(fault);
        m_dismissed.remove(*m_asked);
        m_bar.clear(); // so that it is announced again
        refresh();
        return fault;
    }
    refresh();
    return std::nullopt;
}

void ComposerNotices::tell(const QString &title, const QString &text, const QString &action, std::function<void()> call)
{
    m_told
        = Told{{.tone = Tone::Busy, .symbol = Symbol::Info, .title = title, .text = text, .action = action, .secondAction = {}},
            std::move(call)};
    refresh();
}

void ComposerNotices::report(const QString &title, const QString &text)
{
    m_report = Notice{.tone = Tone::Bad, .symbol = Symbol::Bad, .title = title, .text = text, .action = {}, .secondAction = {}};
    refresh();
}

void ComposerNotices::withdrawReport()
{
    m_report.reset();
    refresh();
}

void ComposerNotices::wait(const QString &title, const QString &text)
{
    m_waiting = Notice{.tone = Tone::Busy,
        .symbol = Symbol::Busy,
        .title = title,
        .text = text,
        .action = {},
        .secondAction = {},
        .isClosable = false};
    refresh();
}

void ComposerNotices::settle()
{
    m_waiting.reset();
    refresh();
}

std::optional<Fault> ComposerNotices::faultToShow() const
{
    for (const Fault &fault : m_faults) {
        const Key key = keyOf(fault);
        const bool isDue = fault.isShownEarly() || m_asked == key;
        if (isDue && !m_answered.contains(key) && !m_dismissed.contains(key))
            return fault;
    }
    return std::nullopt;
}

ComposerNotices::Answers ComposerNotices::answersTo(const Fault &fault) const
{
    const bool isAsked = m_asked == keyOf(fault);
    switch (fault.kind) {
    case Fault::Kind::InvalidAddress:
        return {Answer::None, Answer::Remove};
    case Fault::Kind::DoubtfulAddress:
        if (fault.suggestion.isEmpty())
            return {isAsked ? Answer::Send : Answer::None, Answer::Remove};
        return {Answer::Use, isAsked ? Answer::Send : Answer::Remove};
    case Fault::Kind::UnsupportedAddress:
    case Fault::Kind::RefusedBefore:
        return {isAsked ? Answer::Send : Answer::None, fault.index < 0 ? Answer::None : Answer::Remove};
    case Fault::Kind::DoubtfulDomain:
        return {fault.suggestion.isEmpty() ? Answer::None : Answer::Use, Answer::Remove};
    case Fault::Kind::NoSubject:
        return {Answer::Send, Answer::None};
    case Fault::Kind::TooLarge:
    case Fault::Kind::NoAccount:
    case Fault::Kind::NoRecipients:
        break;
    }
    return {};
}

QString ComposerNotices::wordOf(Answer answer)
{
    switch (answer) {
    case Answer::None:
        break;
    case Answer::Use:
        return tr("Use &It");
    case Answer::Remove:
        return tr("&Remove");
    case Answer::Send:
        return tr("Send An&yway");
    }
    return {};
}

Notice ComposerNotices::noticeOf(const Fault &fault) const
{
    const Answers answers = answersTo(fault);
    Notice notice{
        .title = fault.title, .text = fault.text, .action = wordOf(answers.first), .secondAction = wordOf(answers.second)};
    if (fault.kind == Fault::Kind::TooLarge) {
        notice.tone = Tone::Bad;
        notice.symbol = Symbol::Bad;
    }
    return notice;
}

void ComposerNotices::refresh()
{
    m_shown.reset();
    if (m_waiting) {
        m_bar.showNotice(*m_waiting);
    } else if (m_report) {
        m_bar.showNotice(*m_report);
    } else if ((m_shown = faultToShow())) {
        m_bar.showNotice(noticeOf(*m_shown));
    } else if (m_told) {
        m_bar.showNotice(m_told->notice);
    } else {
        m_bar.clear();
    }
}

void ComposerNotices::act(bool isSecond)
{
    if (m_shown) {
        const Answers answers = answersTo(*m_shown);
        answer(isSecond ? answers.second : answers.first);
    } else if (m_told) {
        const auto call = m_told->call;
        m_told.reset();
        refresh();
        if (call)
            call();
    }
}

void ComposerNotices::answer(Answer answer)
{
    const Fault fault = *m_shown;
    switch (answer) {
    case Answer::None:
        return;
    case Answer::Use:
        Q_EMIT useRequested(fault);
        return;
    case Answer::Remove:
        Q_EMIT removeRequested(fault);
        return;
    case Answer::Send:
        m_answered.insert(keyOf(fault));
        refresh();
        Q_EMIT sendRequested();
        return;
    }
}

void ComposerNotices::close()
{
    if (m_report)
        m_report.reset();
    else if (m_shown)
        m_dismissed.insert(keyOf(*m_shown));
    else
        m_told.reset();
    refresh();
}

} // namespace pillarbox::ui
