#include "app/cli/sendmailoptions.h"

#include "app/cli/wishoptions.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class SendmailWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString unknown(const QString &option) { return tr("Unknown option %1.").arg(option); }
    static QString noValue(const QString &option) { return tr("%1 needs a value.").arg(option); }
    static QString otherCommand(const QString &option)
    {
        return tr("%1 is none of this command's; \"pillarbox outbox\" lists the queue and runs it.").arg(option);
    }
    static QString badReturn(const QString &text) { return tr("-R %1: give full or hdrs.").arg(text); }
};

const QLatin1String kSwitches("GUcimnstv");
const QLatin1String kWithValue("ABCDFLMNORVXbefhopr");
const QLatin1String kWithAttached("d"); // a value only when it is attached

class Reader
{
public:
    explicit Reader(const QStringList &words)
        : m_words(words)
    {
    }

    Expected<SendmailOptions, Failure> read()
    {
        while (m_at < m_words.size() && !m_fault) {
            const QString &word = m_words[m_at++];
            if (word == QLatin1String("--")) {
                m_options.recipients += m_words.mid(m_at);
                break;
            }
            if (word.size() > 1 && word.startsWith(QLatin1Char('-')))
                readCluster(word);
            else
                m_options.recipients += word;
        }
        if (m_fault)
            return Unexpected{usageFailure(*m_fault)};
        return withWishes();
    }

private:
    void readCluster(const QString &word)
    {
        for (qsizetype i = 1; i < word.size() && !m_fault; ++i) {
            const QChar letter = word[i];
            const QString option = QLatin1Char('-') + QString(letter);
            if (kSwitches.contains(letter)) {
                turnOn(letter);
                continue;
            }
            const QString attached = word.mid(i + 1);
            if (kWithValue.contains(letter) && attached.isEmpty() && m_at == m_words.size())
                m_fault = SendmailWords::noValue(option);
            else if (kWithValue.contains(letter))
                take(letter, attached.isEmpty() ? m_words[m_at++] : attached);
            else if (letter == QLatin1Char('q') || letter == QLatin1Char('I'))
                m_fault = SendmailWords::otherCommand(option);
            else if (!kWithAttached.contains(letter))
                m_fault = SendmailWords::unknown(word.startsWith(QLatin1String("--")) ? word : option);
            return;
        }
    }

    void turnOn(QChar letter)
    {
        m_options.readsRecipients = m_options.readsRecipients || letter == QLatin1Char('t');
        m_options.isDotPlain = m_options.isDotPlain || letter == QLatin1Char('i');
        m_options.isVerbose = m_options.isVerbose || letter == QLatin1Char('v');
    }

    void take(QChar letter, const QString &value)
    {
        switch (letter.unicode()) {
        case 'f':
        case 'r':
            m_options.sender = value;
            break;
        case 'F':
            m_options.fullName = value;
            break;
        case 'b':
            if (value != QLatin1String("m"))
                m_fault = SendmailWords::otherCommand(QLatin1String("-b") + value);
            break;
        case 'o':
            m_options.isDotPlain = m_options.isDotPlain || value == QLatin1String("i");
            break;
        case 'O':
            m_options.isDotPlain = m_options.isDotPlain || value.startsWith(QLatin1String("IgnoreDots"), Qt::CaseInsensitive);
            break;
        case 'N':
            m_wishes.append(QLatin1String("--dsn=") + value.toLower());
            break;
        case 'R':
            takeReturn(value.toLower());
            break;
        case 'V':
            m_wishes.append(QLatin1String("--envid=") + value);
            break;
        default:
            break;
        }
    }

    void takeReturn(const QString &value)
    {
        if (value == QLatin1String("full"))
            m_wishes.append(QStringLiteral("--dsn-return=full"));
        else if (value == QLatin1String("hdrs"))
            m_wishes.append(QStringLiteral("--dsn-return=headers"));
        else
            m_fault = SendmailWords::badReturn(value);
    }

    Expected<SendmailOptions, Failure> withWishes()
    {
        const auto arguments = Arguments::parse(wishFlags(), m_wishes);
        if (!arguments)
            return Unexpected{usageFailure(arguments.error())};
        const auto wishes = wishesOf(*arguments);
        if (!wishes)
            return Unexpected{wishes.error()};
        m_options.wishes = *wishes;
        return m_options;
    }

    const QStringList &m_words;
    qsizetype m_at = 0;
    SendmailOptions m_options;
    QStringList m_wishes; // the same, as `send` is told
    std::optional<QString> m_fault;
};

} // namespace

Expected<SendmailOptions, Failure> sendmailOptionsOf(const QStringList &words)
{
    return Reader(words).read();
}

} // namespace pillarbox::app
