#pragma once
// The top header of a ready message on its way through: Bcc and Resent-Bcc go, with their folded lines, so does an mbox
// "From " line before it; what is missing is put at its end. Expects CRLF line ends. Every buffer has a bound.

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <functional>

namespace pillarbox::message {

struct RawField {
    QByteArray name; // lower case
    QByteArray value; // folds and all, without the last CRLF
};

class EmlHeaderFilter
{
public:
    // Called once, when all fields are known; its result ends the header.
    using Ending = std::function<QByteArray(const QList<RawField> &)>;

    explicit EmlHeaderFilter(Ending ending);

    // Appends to out; how many octets of in belonged to the header.
    qsizetype feed(QByteArrayView in, QByteArray &out);
    void finish(QByteArray &out);

    bool isDone() const { return m_state == State::Done; }
    bool isBroken() const { return m_state == State::Broken; } // this is no message, or it has a forbidden field
    // The field that holds a control character, as it is written there; a null string when none does.
    const QString &forbiddenField() const { return m_forbiddenField; }
    // Those that tell who it is from and for, and what it is called; as they stood, Bcc included.
    const QList<RawField> &fields() const { return m_fields; }

private:
    enum class State { FirstLine, FirstField, Fields, Done, Broken };

    void takeLine(QByteArrayView line, QByteArray &out);
    void takeContinuation(QByteArrayView line, QByteArray &out);
    void takeField(QByteArrayView line, QByteArray &out);
    void end(QByteArray &out);
    void forbid(QByteArrayView line);

    Ending m_ending;
    State m_state = State::FirstLine;
    QByteArray m_line; // not complete yet
    qsizetype m_size = 0;
    bool m_isRemoved = false; // the field the line before belonged to
    bool m_isKept = false; // in m_fields
    QList<RawField> m_fields;
    QByteArray m_fieldName; // of the line before
    QString m_forbiddenField;
};

} // namespace pillarbox::message
