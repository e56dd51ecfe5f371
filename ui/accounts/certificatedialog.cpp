#include "ui/accounts/certificatedialog.h"

#include "smtp/transport/certificatefacts.h"
#include "smtp/transport/certificatefault.h"
#include "ui/text/certificatewords.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

namespace {

constexpr int kFingerprintLine = 47; // half of it, without the colon between

QString dateText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

QStringList fingerprintLines(const QString &labelled, const QByteArray &sha256)
{
    const QString fingerprint = fingerprintText(sha256);
    return {labelled.arg(fingerprint.left(kFingerprintLine)), QString(15, u' ') % fingerprint.mid(kFingerprintLine + 1)};
}

QString textOf(const transport::CertificateFacts &certificate)
{
    QStringList lines{certificate.subject};
    if (!certificate.names.isEmpty())
        lines.append(CertificateDialog::tr("  For:         %1").arg(certificate.names.join(QLatin1String(", "))));
    lines.append(CertificateDialog::tr("  Issued by:   %1").arg(certificate.issuer));
    lines.append(
        CertificateDialog::tr("  Valid:       %1 to %2").arg(dateText(certificate.notBefore), dateText(certificate.notAfter)));
    lines += fingerprintLines(CertificateDialog::tr("  SHA-256:     %1"), certificate.sha256);
    lines += fingerprintLines(CertificateDialog::tr("  Key SHA-256: %1"), certificate.keySha256);
    return lines.join(u'\n');
}

bool isKeyChanged(const CertificateView &view)
{
    return view.pinned && view.pinned->keySha256 != view.facts.chain.first().keySha256;
}

QString verdict(const CertificateView &view)
{
    const QString host = view.endpoint.host;
    if (isKeyChanged(view))
        return CertificateDialog::tr("%1 shows another key than the one you trust.").arg(host);
    if (view.facts.isPinned)
        return CertificateDialog::tr("This is the key that you trust for %1.").arg(host);
    if (view.facts.isTrusted)
        return CertificateDialog::tr("This certificate proves that the server is %1.").arg(host);
    return CertificateDialog::tr("This certificate does not prove that the server is %1.").arg(host);
}

bool canTrustKey(const CertificateView &view)
{
    const QStringList &reasons = view.facts.errors;
    return !view.facts.isTrusted && !view.facts.chain.first().keySha256.isEmpty()
        && std::all_of(reasons.begin(), reasons.end(), transport::isSettledByKey);
}

// The one at the end of the chain, where it stands for itself and is all that is missing.
bool canTrustIssuer(const CertificateView &view)
{
    const auto &last = view.facts.chain.last();
    return view.facts.chain.size() > 1 && view.facts.errors == QStringList{QStringLiteral("unknownIssuer")}
    && last.subject == last.issuer;
}

// A fingerprint in four lines, so that two of them stand side by side.
QString columnOf(const QString &subject, const QString &valid, const QByteArray &keySha256)
{
    const QString fingerprint = fingerprintText(keySha256);
    QStringList lines{subject, valid};
    for (int begin = 0; begin < fingerprint.size(); begin += 24)
        lines.append(fingerprint.mid(begin, 23));
    return lines.join(u'\n');
}

QString validText(const QDateTime &from, const QDateTime &until)
{
    const auto shortDate
        = [](const QDateTime &time) { return QLocale().toString(time.toLocalTime().date(), QStringLiteral("d MMM yyyy")); };
    return CertificateDialog::tr("%1 to %2", "dates").arg(shortDate(from), shortDate(until));
}

QString trustedColumn(const transport::PinnedKey &pinned)
{
    const auto facts = transport::certificateFactsFrom(pinned.certificatePem);
    if (!facts)
        return columnOf(CertificateDialog::tr("Given as a fingerprint"), QString(u' '), pinned.keySha256);
    return columnOf(facts->subject, validText(facts->notBefore, facts->notAfter), pinned.keySha256);
}

} // namespace

CertificateDialog::CertificateDialog(const CertificateView &view, QWidget *parent)
    : QDialog(parent)
{
    const Metrics metrics(*this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Certificate of %1").arg(view.endpoint.host));
    auto *title = new TextLabel({.scale = 1.1, .weight = QFont::DemiBold}, this);
    title->setText(verdict(view));
    auto *why = new TextLabel({}, this);
    why->setText(view.why);
    why->setVisible(!view.why.isEmpty() && !isKeyChanged(view)); // of two keys the comparison tells
    auto *about = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    about->setText(tr("%1, %2. The server's own certificate comes first, then those that vouch for it.")
                       .arg(view.facts.version, view.facts.cipher));
    QStringList parts;
    for (const auto &certificate : view.facts.chain)
        parts.append(textOf(certificate));
    auto *text = new QPlainTextEdit(parts.join(QLatin1String("\n\n")), this);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setLayoutDirection(Qt::LeftToRight);
    text->setFont(logFont(font()));
    text->setAccessibleName(tr("Certificate chain"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(2));
    for (TextLabel *label : {title, why, about}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    if (isKeyChanged(view))
        column->addWidget(comparison(view));
    column->addSpacing(metrics.grid(2));
    column->addWidget(text, 1);
    column->addWidget(buttons(view));
    resize(metrics.h() * 42, metrics.h() * (isKeyChanged(view) ? 36 : 28));
}

QWidget *CertificateDialog::comparison(const CertificateView &view)
{
    const Metrics metrics(*this);
    const auto &shown = view.facts.chain.first();
    auto *both = new QWidget(this);
    both->setObjectName(QStringLiteral("comparison"));
    auto *grid = new QGridLayout(both);
    grid->setContentsMargins(0, metrics.grid(), 0, 0);
    grid->setHorizontalSpacing(metrics.grid(6));
    grid->setVerticalSpacing(metrics.grid());
    const auto place = [&](int column, const QString &heading, const QString &text) {
        auto *name = new TextLabel({.weight = QFont::DemiBold}, both);
        name->setText(heading);
        auto *facts = new QLabel(text, both);
        facts->setTextFormat(Qt::PlainText);
        facts->setFont(logFont(font()));
        facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        facts->setAccessibleName(heading % QLatin1String(": ") % text);
        grid->addWidget(name, 0, column);
        grid->addWidget(facts, 1, column, Qt::AlignTop);
        grid->setColumnStretch(column, 1);
    };
    place(0, tr("Trusted until now"), trustedColumn(*view.pinned));
    place(1, tr("Shown now"), columnOf(shown.subject, validText(shown.notBefore, shown.notAfter), shown.keySha256));
    return both;
}

// Close is what Return does: trust is only ever given by a button of its own.
QWidget *CertificateDialog::buttons(const CertificateView &view)
{
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    box->button(QDialogButtonBox::Close)->setDefault(true);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto add = [&](const QString &text, const char *name) {
        auto *button = box->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        return button;
    };
    if (canTrustKey(view)) {
        const auto &own = view.facts.chain.first();
        const transport::PinnedKey key{view.endpoint.host, view.endpoint.port, own.keySha256, own.pem};
        connect(add(tr("Trust This &Key"), "trustKey"), &QPushButton::clicked, this, [this, key] {
            Q_EMIT keyTrusted(key);
            accept();
        });
    }
    if (canTrustIssuer(view)) {
        const transport::TrustedIssuer issuer{view.endpoint.host, view.facts.chain.last().pem};
        connect(add(tr("Trust This &Issuer"), "trustIssuer"), &QPushButton::clicked, this, [this, issuer] {
            Q_EMIT issuerTrusted(issuer);
            accept();
        });
    }
    return box;
}

} // namespace pillarbox::ui
