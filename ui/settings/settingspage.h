#pragma once
// A subject of the settings: shows what is set, and sets it when it is told to.

#include <QWidget>

namespace pillarbox::ui {

class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0; // in the list of pages
    virtual void load() = 0;
    virtual void restoreDefaults() = 0; // on the page alone, until apply()
    virtual void apply() = 0; // settled() follows, at once when nothing was changed

Q_SIGNALS:
    void changed(); // by the user
    void failed(const QString &title, const QString &text); // by load() or apply(), perhaps later; in apply() before settled()
    void settled(bool isStored); // apply() has come to its end
};

} // namespace pillarbox::ui
