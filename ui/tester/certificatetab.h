#pragma once
// The certificate point by point, each with a sign and a word.

#include "ui/text/testsummary.h"

#include <QTreeWidget>

namespace pillarbox::ui {

class CertificateTab : public QTreeWidget
{
    Q_OBJECT

public:
    explicit CertificateTab(QWidget *parent = nullptr);
    void setPoints(const QList<TestStep> &points); // none: no certificate was seen
};

} // namespace pillarbox::ui
