#include "ui/tester/certificatetab.h"

#include "ui/tester/stepview.h"
#include "ui/tester/timebar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roomydelegate.h"

#include <QHeaderView>

namespace pillarbox::ui {

CertificateTab::CertificateTab(QWidget *parent)
    : QTreeWidget(parent)
{
    const Metrics metrics(*this);
    setObjectName(QStringLiteral("certificate"));
    setAccessibleName(tr("Certificate"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new RoomyDelegate(this));
    setIconSize({metrics.icon(), metrics.icon()});
    header()->resizeSection(0, metrics.h() * 9);
}

void CertificateTab::setPoints(const QList<TestStep> &points)
{
    clear();
    if (points.isEmpty())
        new QTreeWidgetItem(this, {tr("None"), tr("No server has shown a certificate yet.")});
    for (const TestStep &point : points) {
        const bool isFact = point.state == TestStep::State::Ahead; // neither well nor ill
        auto *item = new QTreeWidgetItem(this, {point.name, point.text});
        item->setIcon(0, symbolIcon(isFact ? Symbol::Info : symbolOf(point.state), toneOf(point.state)));
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        item->setFont(0, bold);
        item->setToolTip(1, point.text);
        const QString word = isFact ? QString() : QString(stateWordOf(point.state) + QStringLiteral(", "));
        item->setData(0, Qt::AccessibleTextRole, QString(point.name + QStringLiteral(": ") + word + point.text));
    }
}

} // namespace pillarbox::ui
