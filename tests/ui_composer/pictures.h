#pragma once
// Windows drawn into files, light and dark, in the look and the language of the reference.

#include <QString>

#include <functional>

class QWidget;

namespace pillarbox::test {

using PicturePath = std::function<QString(const char *name)>;

// argv[1]: the folder, "pictures" without one. draw is called once for each look. Returns the exit status.
int drawPictures(int argc, char **argv, const std::function<void(const PicturePath &path)> &draw);
void savePicture(QWidget &window, const QString &file);

} // namespace pillarbox::test
