#include "smtp/dns/records.h"

#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

namespace pillarbox::dns {

namespace {

// The first record whose weight reaches the drawn sum; those of weight 0 stand first, so that 0 can draw them.
qsizetype drawn(const QList<ServiceRecord> &records, const Draw &draw)
{
    const auto add = [](quint32 sum, const ServiceRecord &record) { return sum + record.weight; };
    const quint32 target = draw(std::accumulate(records.begin(), records.end(), 0U, add) + 1);
    quint32 sum = 0;
    for (qsizetype i = 0; i < records.size(); ++i) {
        sum += records.at(i).weight;
        if (sum >= target)
            return i;
    }
    return records.size() - 1;
}

} // namespace

Draw systemDraw()
{
    return [](quint32 bound) { return QRandomGenerator::global()->bounded(bound); };
}

QList<ServiceRecord> inOrderOfUse(QList<ServiceRecord> records, const Draw &draw)
{
    std::stable_sort(records.begin(), records.end(), [](const ServiceRecord &a, const ServiceRecord &b) {
        return a.priority != b.priority ? a.priority < b.priority : a.weight == 0 && b.weight != 0;
    });
    QList<ServiceRecord> ordered;
    while (!records.isEmpty()) {
        const quint16 priority = records.first().priority;
        const auto end = std::find_if(
            records.begin(), records.end(), [priority](const ServiceRecord &record) { return record.priority != priority; });
        const qsizetype next = drawn(QList<ServiceRecord>(records.begin(), end), draw);
        ordered.append(records.takeAt(next));
    }
    return ordered;
}

QList<MailExchanger> inOrderOfUse(QList<MailExchanger> records)
{
    std::stable_sort(records.begin(), records.end(),
        [](const MailExchanger &a, const MailExchanger &b) { return a.preference < b.preference; });
    return records;
}

} // namespace pillarbox::dns
