#pragma once
// Calls to the desktop's Secret Service over D-Bus, asynchronous. What they mean is known elsewhere. GUI thread.

#include <QDBusMessage>
#include <QObject>
#include <QString>

#include <functional>

namespace pillarbox::account::secretbus {

QString serviceName();
QString servicePath();
QString serviceInterface();

QDBusMessage makeCall(const QString &path, const QString &interface, const QString &method);
// The answer comes from the event loop, an error where there is no bus; none comes once context is gone.
void call(const QDBusMessage &message, QObject *context, std::function<void(const QDBusMessage &)> answer);
// The same for the bus itself, about the service where withName.
QDBusMessage makeBusCall(const QString &method, bool withName);
QDBusMessage callBus(const QDBusMessage &message); // at once: the bus answers in microseconds or not at all

// A signal of the service, of any of its objects where path is empty. slot: by SLOT().
void listen(const QString &path, const QString &interface, const QString &signal, QObject *receiver, const char *slot);

// "Nobody is there" (bus specification, well-known errors), as against an answer with an error in it.
bool isAbsence(const QDBusMessage &reply);

} // namespace pillarbox::account::secretbus
