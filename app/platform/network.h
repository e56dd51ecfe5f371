#pragma once
// Whether the machine has a network, as far as Qt's back ends can tell (NetworkManager or GLib, here); where none can, it is
// taken for granted.

#include <QObject>

namespace pillarbox::app {

class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    explicit NetworkWatch(QObject *parent = nullptr);

    bool isThere() const { return m_isThere; }

Q_SIGNALS:
    void changed(bool isThere);
    void moved(); // to another medium, as from cable to wireless: connections from before are of no use

private:
    void look();

    bool m_isThere = true;
};

} // namespace pillarbox::app
