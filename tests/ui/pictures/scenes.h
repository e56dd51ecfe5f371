#pragma once
// Fixed contents for the pictures: the same accounts, messages and times on every machine.

#include "smtp/outbox/agenda.h"
#include "smtp/outbox/item.h"
#include "ui/outbox/health.h"
#include "ui/outbox/rowtext.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace pillarbox::ui {
class WindowFrame;
}

namespace pillarbox::test {

QDateTime sceneTime(); // 14:06 local, on a Sunday
QList<outbox::Item> sceneItems(); // needs you, sending 62 %, waiting, waiting, held
outbox::Agenda sceneAgenda(); // of these
std::optional<outbox::Progress> sceneProgress(const outbox::Item &item);
ui::Context sceneContext(const outbox::ItemSummary &item);
QList<ui::HealthLine> sceneHealth();

// A main window with this content and this row selected.
std::unique_ptr<ui::WindowFrame> sceneWindow(int selected);

// What can be pictured: a name for the file, and what makes the widget.
struct Picture {
    QString name;
    std::function<std::unique_ptr<QWidget>()> make;
};
std::vector<Picture> mainWindowPictures();

} // namespace pillarbox::test
