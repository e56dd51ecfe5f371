// The main window on an outbox of many items, offscreen:
//   bench_manyitems fill DIRECTORY COUNT    makes the outbox
//   bench_manyitems run DIRECTORY           prints, as JSON: how long the window takes until its rows stand there, and the
//   folder
//                                           of sent messages; memory then, and after scrolling through it page by page; the
//                                           longest that the event loop was held meanwhile; what a message costs to be queued;
//                                           how long it takes until a thousand more that are removed are gone from the list,
//                                           and how long the event loop was held then
// The time is that from the making of the outbox; what the libraries take to be loaded is the same for any number of items.

#include "tests/support/manyitems.h"
#include "smtp/account/credentialstore.h"
#include "tests/bench/loopwatch.h"
#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/outbox/folderlist.h"
#include "ui/outbox/messagelist.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

using namespace pillarbox;
using namespace Qt::StringLiterals;

void await(const std::function<bool()> &isDone)
{
    while (!isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

double millisecondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double residentMiB()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().chopped(3).toDouble() / 1024;
    return 0;
}

class Bench
{
public:
    explicit Bench(const QString &directory)
        : m_directory(directory)
        , m_accounts(directory + u"/accounts.json"_s)
        , m_credentials(account::makeMemoryStore())
        , m_settings(directory + u"/windows.ini"_s, QSettings::IniFormat)
    {
        (void)m_accounts.load();
        if (m_accounts.accounts().isEmpty()) {
            account::Account account;
            account.identity = {u"Ada"_s, u"ada@firm.example"_s};
            account.host = u"127.0.0.1"_s;
            (void)m_accounts.save(account);
        }
    }

    QJsonObject run()
    {
        m_timer.start();
        m_outbox.emplace(m_directory);
        bool isOpen = false;
        m_outbox->open([&isOpen](const auto &) { isOpen = true; });
        await([&] { return isOpen; });
        m_result[u"openMs"_s] = millisecondsOf(m_timer);
        m_delivery.emplace(*m_outbox, m_accounts, *m_credentials);
        m_window.emplace(*m_outbox, *m_delivery, m_accounts, m_settings);
        m_window->resize(1000, 700);
        m_window->show();
        m_delivery->start();
        // Those that a run before has queued are of an account that there is not.
        awaitRows({outbox::State::Held, outbox::State::Unknown, outbox::State::Waiting, outbox::State::NeedsYou});
        m_result[u"readyMs"_s] = millisecondsOf(m_timer);
        showSent();
        scroll();
        enqueue();
        remove();
        return m_result;
    }

private:
    ui::MessageList &list() { return m_window->page().list(); }

    // As many as there are, and those that are seen with all that they say.
    void awaitRows(std::initializer_list<outbox::State> states)
    {
        await([&] { return list().messages().rowCount() == m_outbox->agenda().count(states); });
        await([&] { return isAllSaid(); });
    }
    bool isAllSaid()
    {
        const QModelIndex first = list().indexAt({5, 5});
        const QModelIndex last = list().indexAt({5, list().viewport()->height() - 5});
        for (int row = first.row(); first.isValid() && row <= (last.isValid() ? last.row() : first.row()); ++row)
            if (list().messages().row(row).subject.isEmpty())
                return false;
        return true;
    }

    void showSent()
    {
        m_timer.restart();
        m_window->page().folders().setFolder(ui::Folder::Sent);
        awaitRows({outbox::State::Sent});
        m_result[u"sentMs"_s] = millisecondsOf(m_timer);
        m_result[u"readyMiB"_s] = residentMiB();
    }

    void scroll()
    {
        QScrollBar &bar = *list().verticalScrollBar();
        bench::LoopWatch watch;
        double longest = 0;
        int pages = 0;
        int late = 0;
        for (; bar.value() < bar.maximum(); ++pages) {
            QElapsedTimer frame;
            frame.start();
            bar.setValue(bar.value() + bar.pageStep());
            list().viewport()->repaint();
            QCoreApplication::processEvents();
            longest = std::max(longest, millisecondsOf(frame));
            late += millisecondsOf(frame) > 16 ? 1 : 0;
        }
        await([&] { return isAllSaid(); });
        m_result[u"pages"_s] = pages;
        m_result[u"lateFrames"_s] = late;
        m_result[u"longestFrameMs"_s] = longest;
        m_result[u"longestHoldMs"_s] = watch.longest() * 1000;
        m_result[u"scrolledMiB"_s] = residentMiB();
    }

    void enqueue()
    {
        m_delivery->setOffline(true); // nothing else is to be written meanwhile
        QList<double> times;
        for (int i = 0; i < 60; ++i) {
            message::Draft draft;
            draft.accountId = u"nobody"_s;
            draft.from = {u"Ada"_s, u"ada@firm.example"_s};
            draft.to = {{{}, u"b@example.net"_s}};
            draft.subject = u"One more"_s;
            draft.body = QString(700, u'x');
            m_timer.restart();
            bool isQueued = false;
            outbox::Departure departure;
            m_outbox->enqueue(
                draft, {}, [&isQueued](const auto &) { isQueued = true; }, departure);
            await([&] { return isQueued; });
            times.append(millisecondsOf(m_timer));
        }
        std::sort(times.begin(), times.end());
        m_result[u"enqueueMs"_s] = times[times.size() / 2];
    }

    // A thousand of those that are shown, all over the list.
    void remove()
    {
        const int before = list().messages().rowCount();
        const int most = std::min(1000, before);
        QList<outbox::ItemId> ids;
        for (int i = 0; i < most; ++i)
            ids.append(list().messages().idAt(int(qint64(i) * before / most)));
        bench::LoopWatch watch;
        m_timer.restart();
        for (const outbox::ItemId &id : std::as_const(ids))
            m_outbox->remove(id);
        await([&] { return list().messages().rowCount() == before - most; });
        m_result[u"removeMs"_s] = millisecondsOf(m_timer);
        m_result[u"removeHoldMs"_s] = watch.longest() * 1000;
    }

    QString m_directory;
    account::AccountStore m_accounts;
    std::unique_ptr<account::CredentialStore> m_credentials;
    QSettings m_settings;
    std::optional<outbox::Outbox> m_outbox;
    std::optional<outbox::DeliveryService> m_delivery;
    std::optional<ui::MainWindow> m_window;
    QElapsedTimer m_timer;
    QJsonObject m_result;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList words = application.arguments();
    if (words.value(1) == u"fill"_s && words.size() == 4)
        return test::fillOutbox(words[2], words[3].toInt(), test::SpoolFiles::Empty) ? 0 : 1;
    if (words.value(1) != u"run"_s || words.size() != 3)
        return 64;
    Bench bench(words[2]);
    std::puts(QJsonDocument(bench.run()).toJson(QJsonDocument::Compact).constData());
    return 0;
}
