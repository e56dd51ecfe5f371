#include "smtp/account/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace pillarbox::account {

namespace {

constexpr auto wordForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QByteArray randomWord(int octets)
{
    QByteArray bytes;
    for (int count = 0; count < octets; ++count)
        bytes.append(char(QRandomGenerator::system()->bounded(256)));
    return bytes.toBase64(wordForm);
}

QByteArray Pkce::challenge() const
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(wordForm);
}

} // namespace pillarbox::account
