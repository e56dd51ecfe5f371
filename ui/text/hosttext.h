#pragma once
// A host's or domain's name as it is shown: an internationalised one in both its forms, as it is read and as it is asked for,
// so that a look-alike is seen.

#include <QString>

namespace pillarbox::ui {

QString hostText(const QString &name); // "bücher.example (xn--bcher-kva.example)"; any other name as it is

} // namespace pillarbox::ui
