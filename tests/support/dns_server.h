#pragma once

#include "net/names.h"

#include <QProcess>
#include <QStandardPaths>
#include <QThread>
#include <QUdpSocket>

namespace meethouse
{

// A name server of a test's own (dnsmasq) on a loopback port; it knows what `records` say and nothing else.
class DnsServer
{
public:
    // Options of dnsmasq, for example "--host-record=meet.test,127.0.0.1". `known` is a name among them.
    bool start(const QStringList &records, const QString &known)
    {
        QUdpSocket probe;
        if (!probe.bind(QHostAddress::LocalHost, 0))
            return false;
        m_port = probe.localPort();
        probe.close();
        const QString program = QStandardPaths::findExecutable(
            QStringLiteral("dnsmasq"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
        if (program.isEmpty())
            return false;
        const QStringList options = {QStringLiteral("--keep-in-foreground"), QStringLiteral("--conf-file=/dev/null"),
            QStringLiteral("--no-resolv"), QStringLiteral("--no-hosts"), QStringLiteral("--bind-interfaces"),
            QStringLiteral("--listen-address=127.0.0.1"), QStringLiteral("--port=%1").arg(m_port),
            QStringLiteral("--pid-file="), QStringLiteral("--user="), QStringLiteral("--local=/test/")};
        m_process.start(program, options + records);
        if (!m_process.waitForStarted())
            return false;
        for (int i = 0; i < 50; ++i) {
            if (addressesOf(known, address(), std::chrono::milliseconds(500), {}))
                return true;
            QThread::msleep(50);
        }
        return false;
    }
    ~DnsServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] NameServer address() const { return {QStringLiteral("127.0.0.1"), m_port}; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace meethouse
