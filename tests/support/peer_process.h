#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace meethouse
{

// One of the *_peer.py beside this file: tells and answers in lines of JSON, ends when its standard input closes.
class PeerProcess
{
public:
    // Returns what it tells when it is ready; empty when it did not start.
    QJsonObject start(const QString &script, const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(script, arguments);
        return answer(60000);
    }
    QJsonObject ask(const QJsonObject &request)
    {
        m_process.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
        return answer(30000);
    }
    ~PeerProcess()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

private:
    QJsonObject answer(int milliseconds)
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(milliseconds))
                return {};
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

    QProcess m_process;
};

} // namespace meethouse
