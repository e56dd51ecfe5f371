#pragma once
// Whether the machine has a network, and whether that wants a sign-in on a page of its own first, as far as Qt's back ends can
// tell (NetworkManager or GLib, here); where none can, there is one, and it does not.

#include <QObject>

namespace pillarbox::app {

// From then on account::isToldOfPortal() answers. Once is enough, on the GUI thread.
void loadNetworkInformation();

class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    explicit NetworkWatch(QObject *parent = nullptr);

    bool isThere() const { return m_isThere; }
    bool isBehindPortal() const;

Q_SIGNALS:
    void changed(bool isThere);
    void portalChanged(bool isBehindPortal);
    void moved(); // to another medium, as from cable to wireless: connections from before are of no use

private:
    void look();

    bool m_isThere = true;
};

} // namespace pillarbox::app
