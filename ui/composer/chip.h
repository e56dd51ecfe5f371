#pragma once
// A small rounded thing that stands for one recipient or one attached file: a text, perhaps an icon and a second text, and a
// cross that takes it away. Reached by Backspace or the arrow keys from the field it belongs to; Delete removes it.

#include "ui/theme/symbols.h"

#include <QAbstractButton>

#include <optional>

namespace pillarbox::ui {

struct ChipFace {
    QString text;
    QString secondText{}; // in a quieter tone: a size
    std::optional<Symbol> symbol{};
    bool isInDoubt = false; // amber, with a warning sign
    bool isRound = true; // an address; a file has corners
    QString accessibleName{}; // the whole of what it stands for
    QString removeName{}; // "Remove Grace Hopper"

    bool operator==(const ChipFace &) const = default;
};

class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const ChipFace &face, QWidget *parent = nullptr);

    const ChipFace &face() const { return m_face; }
    void setFace(const ChipFace &face);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested();
    void openRequested(); // Enter, F2 or a double click
    void stepRequested(int by); // an arrow key: -1 backwards, 1 forwards, in reading order

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    std::optional<Symbol> symbol() const;
    int textStart() const;
    int textRoom() const; // for the first text
    QFont secondFont() const;
    void placeCross();

    ChipFace m_face;
    QAbstractButton *m_cross;
};

} // namespace pillarbox::ui
