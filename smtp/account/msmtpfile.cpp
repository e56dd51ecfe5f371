#include "smtp/account/msmtpfile.h"

#include "smtp/account/importtext.h"

#include <QSet>

#include <algorithm>

namespace pillarbox::account {

namespace {

using Kind = ImportRemark::Kind;

constexpr qsizetype kMostSections = 200;
constexpr qsizetype kMostRemarks = 50; // a file of another kind has nothing but bad lines

bool isCommand(const QString &word)
{
    static const QSet<QString> commands = [] {
        QSet<QString> set;
        const QString all = QStringLiteral(
            "add_missing_date_header add_missing_from_header aliases allow_from_override auth auto_from domain dsn_notify "
            "dsn_return eval from host keepbcc logfile logfile_time_format maildomain ntlmdomain password passwordeval port "
            "protocol proxy_host proxy_port remove_bcc_headers set_date_header set_from_header set_msgid_header socket "
            "source_ip syslog timeout tls tls_cert_file tls_certcheck tls_crl_file tls_fingerprint tls_force_sslv3 "
            "tls_host_override tls_key_file tls_min_dh_prime_bits tls_nocertcheck tls_nostarttls tls_priorities tls_starttls "
            "tls_trust_file undisclosed_recipients user from_full_name connect_timeout");
        for (const QString &command : all.split(QLatin1Char(' ')))
            set.insert(command);
        return set;
    }();
    return commands.contains(word);
}

struct Line {
    QString command;
    QString value;
};

Line split(const QString &text)
{
    const QString line = text.trimmed();
    const auto space = std::find_if(line.begin(), line.end(), [](QChar letter) { return letter.isSpace(); });
    QString value = line.mid(space - line.begin()).trimmed();
    if (value.size() > 1 && value.startsWith(QLatin1Char('"')) && value.endsWith(QLatin1Char('"')))
        value = value.sliced(1, value.size() - 2);
    return {line.left(space - line.begin()), value};
}

class Reader
{
public:
    Reader(MsmtpFile &result, QString file)
        : m_result(result)
        , m_file(std::move(file))
    {
    }
    void take(const Line &line, int number);

private:
    void beginAccount(const QString &value, int number);
    void put(const Line &line, int number);
    void remark(Kind kind, const QString &field, int number);
    MsmtpSection *find(const QString &name);

    MsmtpFile &m_result;
    QString m_file;
    QHash<QString, QString> m_defaults;
    bool m_isInDefaults = false;
    bool m_isSkipping = false; // what belongs to an account that was not taken
};

void Reader::take(const Line &line, int number)
{
    if (line.command == QLatin1String("defaults")) {
        m_isInDefaults = true;
        m_isSkipping = false;
    } else if (line.command == QLatin1String("account")) {
        beginAccount(line.value, number);
    } else if (line.command == QLatin1String("eval")) {
        remark(Kind::CommandNotRun, line.command, number);
    } else if (!isCommand(line.command)) {
        remark(Kind::LineNotUnderstood, {}, number);
    } else if (!m_isSkipping) {
        put(line, number);
    }
}

void Reader::beginAccount(const QString &value, int number)
{
    m_isInDefaults = false;
    MsmtpSection section;
    section.name = value.section(QLatin1Char(':'), 0, 0).trimmed();
    section.defaults = m_defaults;
    m_isSkipping = section.name.isEmpty() || !isImportableText(section.name) || find(section.name)
        || m_result.sections.size() >= kMostSections;
    for (const QString &word : value.section(QLatin1Char(':'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const MsmtpSection *parent = find(word.trimmed());
        m_isSkipping = m_isSkipping || !parent;
        if (m_isSkipping)
            break;
        section.own.insert(parent->own);
        section.parents.append(parent->name);
    }
    if (m_isSkipping)
        return remark(Kind::LineNotUnderstood, {}, number);
    section.isAlias = section.parents.size() == 1;
    m_result.sections.append(section);
}

void Reader::put(const Line &line, int number)
{
    if (m_isInDefaults) {
        m_defaults.insert(line.command, line.value);
        return;
    }
    if (m_result.sections.isEmpty()) // msmtp calls it so, too
        beginAccount(QStringLiteral("default"), number);
    MsmtpSection &section = m_result.sections.last();
    section.own.insert(line.command, line.value);
    section.lines.insert(line.command, number);
    section.isAlias = false;
}

void Reader::remark(Kind kind, const QString &field, int number)
{
    if (m_result.remarks.size() < kMostRemarks)
        m_result.remarks.append({kind, {}, field, m_file, number});
}

MsmtpSection *Reader::find(const QString &name)
{
    const auto section = std::find_if(
        m_result.sections.begin(), m_result.sections.end(), [&](const MsmtpSection &known) { return known.name == name; });
    return section == m_result.sections.end() ? nullptr : &*section;
}

} // namespace

QString MsmtpSection::value(const QString &command, const QString &otherwise) const
{
    if (const auto found = own.constFind(command); found != own.constEnd())
        return *found;
    return defaults.value(command, otherwise);
}

bool MsmtpSection::isOn(const QString &command, bool otherwise) const
{
    return has(command) ? value(command) != QLatin1String("off") : otherwise;
}

MsmtpFile MsmtpFile::read(const QString &file)
{
    MsmtpFile result;
    const auto lines = importLines(file, result.remarks);
    if (!lines)
        return result;
    Reader reader(result, file);
    for (qsizetype i = 0; i < lines->size(); ++i) {
        const Line line = split(lines->at(i));
        if (!line.command.isEmpty() && !line.command.startsWith(QLatin1Char('#')))
            reader.take(line, int(i + 1));
    }
    return result;
}

} // namespace pillarbox::account
