#pragma once
// What the built-in server took, and how it shall misbehave. Shows the server's values; changes nothing but its misbehaviour.

#include "smtp/sandbox/sandboxserver.h"

#include <QWidget>

namespace pillarbox::ui {

class SandboxWindow : public QWidget
{
    Q_OBJECT

public:
    explicit SandboxWindow(sandbox::SandboxServer &server, QWidget *parent = nullptr);
};

} // namespace pillarbox::ui
