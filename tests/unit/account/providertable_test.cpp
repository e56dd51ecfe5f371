// The table that is built in is whole, and the reader refuses every way of getting an entry wrong.

#include "smtp/account/providertable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <gtest/gtest.h>

#include <functional>

namespace pillarbox::account {
namespace {

QByteArray entryText()
{
    return R"([{
        "name": "Example",
        "kind": "mailbox",
        "domains": ["example.org", ".example.net"],
        "mx": ["mx.example.org"],
        "servers": [{"host": "smtp.example.org", "port": 587, "security": "starttls"},
                    {"host": "smtp.example.org", "port": 465, "security": "tls"}],
        "user": "{local}",
        "mechanisms": ["XOAUTH2", "PLAIN"],
        "password": "app",
        "needsEnabling": true,
        "help": "https://example.org/help",
        "deadEnds": [{"reply": 535, "enhanced": "5.7.139", "meaning": "passwordSignInOff"}],
        "spf": "_spf.example.org"
    }])";
}

TableError errorOf(const QByteArray &json)
{
    const auto table = readProviders(json);
    return table ? TableError{} : table.error();
}

TEST(ProviderTable, TheBuiltInOneIsReadToItsEnd)
{
    QFile file(QStringLiteral(":/providers.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    const auto table = readProviders(json);
    ASSERT_TRUE(table) << qPrintable(
        table.error().entry + QStringLiteral(": ") + table.error().field + QLatin1Char(' ') + table.error().reason);
    EXPECT_EQ(table.value(), providers());
    EXPECT_EQ(table.value().size(), QJsonDocument::fromJson(json).array().size());
    for (const char *name :
        {"Gmail", "Google Workspace", "Outlook.com", "Microsoft 365", "iCloud", "Yahoo Mail", "Fastmail", "GMX", "WEB.DE",
            "T-Online", "mailbox.org", "Posteo", "Proton Mail", "Zoho Mail", "Yandex Mail", "Mail.ru", "Amazon SES", "SendGrid",
            "Mailgun", "Postmark", "Brevo", "Mailjet", "SMTP2GO", "SparkPost", "Resend", "Infomaniak"}) {
        const auto isNamed = [&](const Provider &provider) { return provider.name == QLatin1String(name); };
        EXPECT_EQ(std::count_if(table->begin(), table->end(), isNamed), 1) << name;
    }
}

// What the reader takes entry by entry, and what makes sense only to a person who knows the table.
TEST(ProviderTable, EveryEntryOfTheBuiltInOneMakesSense)
{
    for (const Provider &provider : providers()) {
        const auto name = provider.name.toStdString();
        if (provider.kind == Provider::Kind::None) {
            EXPECT_TRUE(provider.endpoints.isEmpty()) << name;
            continue;
        }
        const bool isToken = provider.mechanisms.contains("XOAUTH2") || provider.mechanisms.contains("OAUTHBEARER");
        EXPECT_TRUE(!provider.needsOAuth() || isToken) << name << ": a web sign-in needs a mechanism that takes its token";
        EXPECT_EQ(provider.password == PasswordKind::Bridge, provider.kind == Provider::Kind::Bridge) << name;
        for (const auto &endpoint : provider.endpoints) {
            EXPECT_NE(endpoint.security, protocol::Security::None) << name;
            EXPECT_EQ(endpoint.host == QLatin1String("127.0.0.1"), provider.kind == Provider::Kind::Bridge) << name;
        }
        EXPECT_FALSE(provider.kind == Provider::Kind::Relay && provider.password == PasswordKind::Own)
            << name << ": nobody signs in to a relay with a mailbox' password";
    }
}

TEST(ProviderTable, AWholeEntryIsRead)
{
    const auto table = readProviders(entryText());
    ASSERT_TRUE(table) << qPrintable(table.error().field + table.error().reason);
    ASSERT_EQ(table->size(), 1);
    const Provider &provider = table->first();
    EXPECT_EQ(provider.name, QStringLiteral("Example"));
    EXPECT_EQ(provider.domains, QStringList({QStringLiteral("example.org"), QStringLiteral(".example.net")}));
    EXPECT_EQ(provider.mailExchangers, QStringList{QStringLiteral("mx.example.org")});
    ASSERT_EQ(provider.endpoints.size(), 2);
    EXPECT_EQ(provider.endpoints.last(),
        (transport::Endpoint{QStringLiteral("smtp.example.org"), 465, protocol::Security::ImplicitTls}));
    EXPECT_EQ(provider.userName.text, QStringLiteral("{local}"));
    EXPECT_EQ(provider.mechanisms, QByteArrayList({"XOAUTH2", "PLAIN"}));
    EXPECT_EQ(provider.password, PasswordKind::App);
    EXPECT_TRUE(provider.needsEnabling);
    EXPECT_EQ(provider.helpUrl, QStringLiteral("https://example.org/help"));
    EXPECT_EQ(provider.deadEnds, QList<DeadEnd>({{535, {5, 7, 139}, DeadEnd::Meaning::PasswordSignInOff}}));
    EXPECT_EQ(provider.spfInclude, QStringLiteral("_spf.example.org"));
}

TEST(ProviderTable, EveryFieldThatMustBeThereIsMissed)
{
    const QJsonObject whole = QJsonDocument::fromJson(entryText()).array().first().toObject();
    const QStringList optional{QStringLiteral("mx"), QStringLiteral("needsEnabling"), QStringLiteral("deadEnds"),
        QStringLiteral("spf"), QStringLiteral("domains")}; // domains: there are mail exchangers
    for (const QString &key : whole.keys()) {
        QJsonObject entry = whole;
        entry.remove(key);
        const TableError error = errorOf(QJsonDocument(QJsonArray{entry}).toJson());
        EXPECT_EQ(error.field, optional.contains(key) ? QString() : key) << qPrintable(key);
    }
    for (const char *list : {"servers", "deadEnds"}) {
        const QJsonObject part = whole.value(QLatin1String(list)).toArray().first().toObject();
        for (const QString &key : part.keys()) {
            QJsonObject inner = part;
            inner.remove(key);
            QJsonObject entry = whole;
            entry.insert(QLatin1String(list), QJsonArray{inner});
            EXPECT_EQ(errorOf(QJsonDocument(QJsonArray{entry}).toJson()).field, key) << list;
        }
    }
}

struct Fault {
    const char *from;
    const char *to;
    const char *field;
};

void PrintTo(const Fault &fault, std::ostream *out)
{
    *out << fault.to;
}

class TableFault : public testing::TestWithParam<Fault>
{
};

TEST_P(TableFault, IsFound)
{
    QByteArray json = entryText();
    ASSERT_TRUE(json.contains(GetParam().from)) << GetParam().from;
    json.replace(json.indexOf(GetParam().from), qstrlen(GetParam().from), GetParam().to);
    const TableError error = errorOf(json);
    EXPECT_EQ(error.field, QLatin1String(GetParam().field)) << qPrintable(error.reason);
    EXPECT_FALSE(error.reason.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Unknown, TableFault,
    testing::Values(Fault{"\"spf\"", "\"spff\"", "spff"}, Fault{"{\"host\"", "{\"note\": 1, \"host\"", "note"},
        Fault{"{\"reply\"", "{\"note\": 1, \"reply\"", "note"}, Fault{"\"mailbox\"", "\"mailboxes\"", "kind"},
        Fault{"\"starttls\"", "\"none\"", "security"}, Fault{"\"app\"", "\"App\"", "password"},
        Fault{"\"passwordSignInOff\"", "\"off\"", "meaning"}, Fault{"\"PLAIN\"", "\"PLAINTEXT\"", "mechanisms"},
        Fault{"{local}", "{user}", "user"}));
INSTANTIATE_TEST_SUITE_P(Wrong, TableFault,
    testing::Values(Fault{"587", "465", "port"}, Fault{"465", "587", "port"}, Fault{"587", "25", "port"},
        Fault{"587", "0", "port"}, Fault{"587", "65536", "port"}, Fault{"587", "\"587\"", "port"},
        Fault{"587", "587.5", "port"}, Fault{"\"smtp.example.org\"", "\"smtp\"", "host"},
        Fault{"\"smtp.example.org\"", "\"SMTP.example.org\"", "host"},
        Fault{"\"smtp.example.org\"", "\"smtp example.org\"", "host"},
        Fault{"\"smtp.example.org\"", "\"smtp.{region}.example.org\"", "host"},
        Fault{"https://example.org/help", "http://example.org/help", "help"},
        Fault{"https://example.org/help", "https://", "help"}, Fault{"https://example.org/help", "javascript:x", "help"},
        Fault{"\"example.org\"", "\"Example.org\"", "domains"}, Fault{"\"example.org\"", "\"ada@example.org\"", "domains"},
        Fault{"\"example.org\"", "\"\"", "domains"}, Fault{"\"example.org\"", "7", "domains"},
        Fault{"\"mx.example.org\"", "\"*.example.org\"", "domains"},
        Fault{"\"needsEnabling\": true", "\"needsEnabling\": false", "needsEnabling"},
        Fault{"\"needsEnabling\": true", "\"needsEnabling\": 1", "needsEnabling"}, Fault{"535", "435", "reply"},
        Fault{"5.7.139", "4.7.139", "enhanced"}, Fault{"5.7.139", "5.7", "enhanced"},
        Fault{"\"_spf.example.org\"", "\"include:_spf.example.org\"", "spf"}, Fault{"\"Example\"", "\"\"", "name"},
        Fault{"\"mailbox\"", "\"relay\"", "domains"}, Fault{"[\"XOAUTH2\", \"PLAIN\"]", "[]", "mechanisms"}));

TEST(ProviderTable, NothingStandsTwice)
{
    const QJsonObject entry = QJsonDocument::fromJson(entryText()).array().first().toObject();
    const auto second = [&](const std::function<void(QJsonObject &)> &change) {
        QJsonObject other = entry;
        other.insert(QStringLiteral("name"), QStringLiteral("Other"));
        other.insert(QStringLiteral("domains"), QJsonArray{QStringLiteral("other.example")});
        other.insert(QStringLiteral("mx"), QJsonArray{QStringLiteral("mx.other.example")});
        change(other);
        return errorOf(QJsonDocument(QJsonArray{entry, other}).toJson()).field;
    };
    const auto put = [](const char *key, const QJsonValue &value) {
        return [key, value](QJsonObject &other) { other.insert(QLatin1String(key), value); };
    };
    EXPECT_EQ(second([](QJsonObject &) {}), QString());
    EXPECT_EQ(second(put("name", QStringLiteral("Example"))), QStringLiteral("name"));
    EXPECT_EQ(second(put("domains", QJsonArray{QStringLiteral("example.org")})), QStringLiteral("domains"));
    EXPECT_EQ(second(put("mx", QJsonArray{QStringLiteral("mx.example.org")})), QStringLiteral("mx"));
}

TEST(ProviderTable, WhatIsNoListOfEntriesIsRefused)
{
    for (const char *json : {"", "{}", "[]", "[1]", "[{]", "null"})
        EXPECT_FALSE(readProviders(json)) << json;
}

} // namespace
} // namespace pillarbox::account
