#include "ui/accounts/clientcertificateedit.h"

#include "smtp/transport/certificatefacts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLocale>
#include <QToolButton>

namespace pillarbox::ui {

namespace {

using Fault = transport::ClientIdentityFault;

constexpr qint64 largestFile = 1 << 20; // a store with a long chain is a hundredth of this

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.read(largestFile)) : std::nullopt;
}

Expected<transport::ClientIdentity, Fault> identityOf(
    const QByteArray &content, const QByteArray &keyContent, const Secret &passphrase)
{
    if (content.contains("-----BEGIN "))
        return transport::identityFromPem(content, Secret(keyContent), passphrase);
    return transport::identityFromPkcs12(content, passphrase);
}

} // namespace

ClientCertificateEdit::ClientCertificateEdit(QWidget *parent)
    : QWidget(parent)
    , m_choose(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_text(new TextLabel({.ink = TextStyle::Ink::Second}, this))
{
    const Metrics metrics(*this);
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose a client certificate"));
    m_choose->setObjectName(QStringLiteral("chooseCertificate"));
    m_remove->setText(tr("Remove"));
    m_remove->setAccessibleName(tr("Remove the client certificate"));
    for (QToolButton *button : {m_choose, m_remove})
        button->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_choose);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics.grid(3));
    line->addWidget(m_choose);
    line->addWidget(m_text, 1);
    line->addWidget(m_remove);
    connect(m_choose, &QToolButton::clicked, this, &ClientCertificateEdit::choose);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        show({});
        Q_EMIT changed();
    });
    show({});
}

void ClientCertificateEdit::setClient(const transport::ClientIdentity &client)
{
    show(client);
}

void ClientCertificateEdit::show(const transport::ClientIdentity &client)
{
    m_client = client;
    const auto facts = transport::certificateFactsFrom(client.certificate);
    m_remove->setVisible(facts.has_value());
    m_text->setText(!facts
            ? tr("None; few servers ask for one.")
            : tr("%1, until %2")
                  .arg(facts->subject, QLocale().toString(facts->notAfter.toLocalTime().date(), QStringLiteral("d MMM yyyy"))));
}

void ClientCertificateEdit::choose()
{
    auto *dialog = new QFileDialog(this, tr("Client Certificate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates with a key (*.p12 *.pfx *.pem *.crt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { takeFile(path); });
    dialog->open();
}

void ClientCertificateEdit::chooseKey(const QString &certificatePath)
{
    auto *dialog = new QFileDialog(this, tr("The Key of “%1”").arg(nameOf(certificatePath)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Keys (*.key *.pem)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, certificatePath](const QString &path) { takeFile(certificatePath, path); });
    dialog->open();
}

void ClientCertificateEdit::takeFile(const QString &path, const QString &keyPath, const Secret &passphrase)
{
    const auto content = contentOf(path);
    const auto key = keyPath.isEmpty() ? content : contentOf(keyPath);
    if (!content || !key) {
        Q_EMIT declined(tr("“%1” cannot be read.").arg(nameOf(content ? keyPath : path)));
        return;
    }
    const auto found = identityOf(*content, *key, passphrase);
    if (!found)
        return refuse(found.error(), path, keyPath, passphrase);
    show(*found);
    Q_EMIT changed();
}

// A certificate alone has its key elsewhere, and what is locked may be opened: those are questions, no refusals.
void ClientCertificateEdit::refuse(Fault fault, const QString &path, const QString &keyPath, const Secret &passphrase)
{
    const QString name = nameOf(path);
    switch (fault) {
    case Fault::WrongPassphrase:
        return askPassphrase(path, keyPath, !passphrase.isEmpty());
    case Fault::NoKey:
        if (keyPath.isEmpty() && transport::certificateFactsFrom(contentOf(path).value_or(QByteArray())))
            return chooseKey(path);
        Q_EMIT declined(tr("“%1” holds no key of a kind that can be used.").arg(keyPath.isEmpty() ? name : nameOf(keyPath)));
        return;
    case Fault::NotPkcs12:
    case Fault::NoCertificate:
        Q_EMIT declined(tr("“%1” holds no certificate that can be read.").arg(name));
        return;
    case Fault::OtherKey:
        Q_EMIT declined(tr("The key belongs to another certificate than the one in “%1”.").arg(name));
        return;
    case Fault::Expired:
        Q_EMIT declined(tr("The certificate in “%1” has expired.").arg(name));
        return;
    }
}

void ClientCertificateEdit::askPassphrase(const QString &path, const QString &keyPath, bool isAgain)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Passphrase"));
    dialog->setTextEchoMode(QLineEdit::Password);
    const QString name = nameOf(keyPath.isEmpty() ? path : keyPath);
    dialog->setLabelText(isAgain ? tr("“%1” does not open with that. Its passphrase:").arg(name)
                                 : tr("“%1” is locked. Its passphrase:").arg(name));
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this, path, keyPath](const QString &text) { takeFile(path, keyPath, Secret(text.toUtf8())); });
    dialog->open();
}

} // namespace pillarbox::ui
