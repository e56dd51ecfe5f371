#include "smtp/message/wirefilter.h"

#include <QStringBuilder>

namespace pillarbox::message {

namespace {

constexpr qint64 kBlock = 64LL * 1024;

} // namespace

WireFilter::WireFilter(std::unique_ptr<QIODevice> content, std::vector<PartPlan> plans)
    : m_content(std::move(content))
    , m_plans(std::move(plans))
    , m_walk(*this)
{
}

qint64 WireFilter::read(char *to, qint64 max)
{
    while (m_position == m_out.size()) {
        if (!fill()) {
            return m_errorText.isNull() ? 0 : -1;
        }
    }
    const qint64 count = std::min<qint64>(max, m_out.size() - m_position);
    std::memcpy(to, m_out.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    return count;
}

// The next block, false at the end and on failure.
bool WireFilter::fill()
{
    if (m_isEnded) {
        return false;
    }
    m_out.clear();
    m_position = 0;
    QByteArray block(kBlock, Qt::Uninitialized);
    const qint64 count = m_content->read(block.data(), block.size());
    if (count < 0) {
        m_errorText = m_content->errorString();
        m_isEnded = true;
        return false;
    }
    if (count == 0) {
        m_isEnded = true;
        m_walk.finish();
    } else {
        m_walk.feed(QByteArrayView(block).first(count));
    }
    return true;
}

// A content that has changed may hold more parts than were planned; its size then gives it away.
const PartPlan &WireFilter::planOf(int part) const
{
    static const PartPlan none;
    const auto index = static_cast<size_t>(part);
    return index < m_plans.size() ? m_plans.at(index) : none;
}

void WireFilter::beginPart(int)
{
    ++m_part;
}

void WireFilter::headerLine(QByteArrayView line, bool isTransferEncoding)
{
    if (!isTransferEncoding || planOf(m_part).encoding.isEmpty()) {
        m_out.append(line);
    }
}

void WireFilter::headerEnd(const PartHeader &, QByteArrayView blankLine, const QByteArrayList &)
{
    const PartPlan &plan = planOf(m_part);
    if (!plan.encoding.isEmpty()) {
        m_out.append("Content-Transfer-Encoding: " + plan.encoding + "\r\n" + plan.addedFields);
    }
    m_out.append(blankLine);
}

void WireFilter::content(int part, QByteArrayView bytes)
{
    if (!m_coder) {
        m_coder = coderFor(planOf(part).coding);
    }
    std::visit([this, bytes](auto &coder) { coder.add(bytes, m_out); }, *m_coder);
}

void WireFilter::contentEnd(int)
{
    if (m_coder) {
        std::visit([this](auto &coder) { coder.finish(m_out); }, *m_coder);
    }
    m_coder.reset();
}

void WireFilter::delimiter(QByteArrayView line)
{
    m_out.append(line);
}

} // namespace pillarbox::message
