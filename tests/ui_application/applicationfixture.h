#pragma once
// The program with windows on a throw-away profile: its one account is the sandbox server, which takes what is sent.

#include "app/application.h"
#include "app/profile.h"
#include "tests/support/await.h"
#include "ui/composer/composer.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/windowactions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

namespace pillarbox::test {

class ApplicationTest : public testing::Test
{
protected:
    void SetUp() override
    {
        for (const auto &[name, folder] : {std::pair("XDG_CONFIG_HOME", "config"), std::pair("XDG_DATA_HOME", "data")})
            qputenv(name, QFile::encodeName(m_home.filePath(QString::fromLatin1(folder))));
        QApplication::setQuitOnLastWindowClosed(false);
        m_profile = app::standardProfile();
        m_profile.isThrowAway = true;
        ASSERT_TRUE(app::makeDirectories(m_profile));
        open();
    }
    void TearDown() override
    {
        m_application.reset();
        qunsetenv("XDG_CONFIG_HOME");
        qunsetenv("XDG_DATA_HOME");
    }

    void open()
    {
        m_application = std::make_unique<app::Application>(m_profile);
        QObject::connect(qApp, &QGuiApplication::lastWindowClosed, m_application.get(), &app::Application::onWindowsClosed);
        m_application->start({});
        ASSERT_TRUE(await([this] { return window() && window()->isVisible(); }));
    }
    template<typename T>
    static T *topLevel()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<T *>(widget))
                return found;
        return nullptr;
    }
    static ui::MainWindow *window() { return topLevel<ui::MainWindow>(); }
    static QMessageBox *question() { return window()->findChild<QMessageBox *>(); }
    static void answer(const char *text)
    {
        for (QAbstractButton *button : question()->buttons())
            if (button->text() == QString::fromLatin1(text))
                return button->click();
        FAIL() << "no button " << text;
    }

    // Through a composer, as a person sends; then it is held for the undo time.
    void send(const char *subject)
    {
        message::Draft draft;
        draft.to = {{QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.net")}};
        draft.subject = QString::fromLatin1(subject);
        draft.body = QStringLiteral("Hello");
        m_application->handle({.draft = draft, .isBackground = false, .declinedFiles = {}});
        auto *composer = topLevel<ui::Composer>();
        ASSERT_TRUE(composer);
        ASSERT_TRUE(QTest::qWaitForWindowActive(composer));
        QTest::keyClick(composer->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        ASSERT_TRUE(await([] { return !topLevel<ui::Composer>(); }));
    }

    // Does that, and lets the program run until it ends by itself; false when it does not.
    bool endsAfter(const std::function<void()> &act)
    {
        bool isOver = false;
        QTimer limit;
        limit.setSingleShot(true);
        QObject::connect(&limit, &QTimer::timeout, qApp, [&isOver] {
            isOver = true;
            QCoreApplication::exit(1);
        });
        limit.start(std::chrono::seconds(30));
        QTimer::singleShot(0, qApp, act);
        const int code = QCoreApplication::exec();
        return code == 0 && !isOver;
    }

    // What is in the outbox once the program has ended.
    QList<outbox::ItemSummary> itemsAfterwards()
    {
        m_application.reset();
        outbox::Outbox box(m_profile.outboxDirectory());
        std::optional<bool> isOpen;
        box.open([&isOpen](const auto &opened) { isOpen = opened.has_value(); });
        EXPECT_TRUE(await([&isOpen] { return isOpen.has_value(); }) && *isOpen);
        std::optional<QList<outbox::ItemSummary>> items;
        box.onStore<QList<outbox::ItemSummary>>(
            [](outbox::Store &store) -> Expected<QList<outbox::ItemSummary>, outbox::OutboxError> {
                const auto ids = store.items().newest(-1);
                return ids ? store.items().some(*ids) : Unexpected{ids.error()};
            },
            [&items](const auto &read) { items = read ? *read : QList<outbox::ItemSummary>(); });
        EXPECT_TRUE(await([&items] { return items.has_value(); }));
        return *items;
    }

    QTemporaryDir m_home;
    app::Profile m_profile;
    std::unique_ptr<app::Application> m_application;
};

} // namespace pillarbox::test
