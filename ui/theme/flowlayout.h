#pragma once
// Puts its items beside each other and wraps them like words; mirrored where text runs from right to left. An item whose
// horizontal policy expands takes what is left of its line, or a line of its own.

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace pillarbox::ui {

class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    FlowLayout(int horizontalGap, int verticalGap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    void insertWidget(int index, QWidget *widget);
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool isApplied) const; // the height it took

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_horizontalGap;
    int m_verticalGap;
};

} // namespace pillarbox::ui
