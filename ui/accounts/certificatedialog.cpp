#include "ui/accounts/certificatedialog.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QDialogButtonBox>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

QString dateText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

QString textOf(const transport::CertificateFacts &certificate)
{
    QStringList lines{certificate.subject};
    if (!certificate.names.isEmpty())
        lines.append(CertificateDialog::tr("  For:         %1").arg(certificate.names.join(QLatin1String(", "))));
    lines.append(CertificateDialog::tr("  Issued by:   %1").arg(certificate.issuer));
    lines.append(
        CertificateDialog::tr("  Valid:       %1 to %2").arg(dateText(certificate.notBefore), dateText(certificate.notAfter)));
    const QString fingerprint = fingerprintText(certificate.sha256);
    lines.append(CertificateDialog::tr("  SHA-256:     %1").arg(fingerprint.left(47)));
    lines.append(QString(15, u' ') % fingerprint.mid(48));
    return lines.join(u'\n');
}

QString verdict(const QString &host, const transport::TlsFacts &facts)
{
    if (facts.isTrusted)
        return CertificateDialog::tr("This certificate proves that the server is %1.").arg(host);
    return CertificateDialog::tr("This certificate does not prove that the server is %1.").arg(host);
}

} // namespace

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

CertificateDialog::CertificateDialog(const QString &host, const transport::TlsFacts &facts, QWidget *parent)
    : QDialog(parent)
{
    const Metrics metrics(*this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Certificate of %1").arg(host));
    auto *title = new TextLabel({.scale = 1.1, .weight = QFont::DemiBold}, this);
    title->setText(verdict(host, facts));
    title->setWordWrap(true);
    auto *about = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    about->setText(
        tr("%1, %2. The server's own certificate comes first, then those that vouch for it.").arg(facts.version, facts.cipher));
    about->setWordWrap(true);

    QStringList parts;
    for (const auto &certificate : facts.chain)
        parts.append(textOf(certificate));
    auto *text = new QPlainTextEdit(parts.join(QLatin1String("\n\n")), this);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setLayoutDirection(Qt::LeftToRight);
    text->setFont(logFont(font()));
    text->setAccessibleName(tr("Certificate chain"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(2));
    column->addWidget(title);
    column->addWidget(about);
    column->addSpacing(metrics.grid(2));
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(metrics.h() * 40, metrics.h() * 26);
}

} // namespace pillarbox::ui
