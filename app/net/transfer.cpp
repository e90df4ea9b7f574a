#include "net/transfer.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <mutex>
#include <thread>
#include <utility>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Transfer)
};

constexpr std::chrono::milliseconds pauseAfterRefusal(500);

Error connectionError(const QUrl &url, const QString &reason, const QString &why, const QString &todo, CURLcode code)
{
    return {
        .kind = ErrorKind::Connection,
        .what = Words::tr("%1 could not be asked.").arg(url.host()),
        .why = why,
        .todo = todo,
        .detail = QString::fromUtf8(curl_easy_strerror(code)),
        .data = {{QStringLiteral("reason"), reason}, {QStringLiteral("host"), url.host()},
            {QStringLiteral("port"), portOf(url)}},
    };
}

} // namespace

void startCurl()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

int portOf(const QUrl &url)
{
    const bool tls = url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("wss");
    return url.port(tls ? 443 : 80);
}

CurlList resolved(const QString &host, int port, const QList<QHostAddress> &addresses)
{
    if (!QHostAddress(host).isNull())
        return nullptr;
    QStringList texts;
    for (const QHostAddress &address : addresses)
        texts.append(address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']'
                                                                         : address.toString());
    const QString line = host + u':' + QString::number(port) + u':' + texts.join(u',');
    return CurlList(curl_slist_append(nullptr, line.toLatin1().constData()));
}

void setCommon(CURL *easy, const QUrl &url, curl_slist *resolve, Verification &verification)
{
    curl_easy_setopt(easy, CURLOPT_URL, url.toEncoded().constData());
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // A proxy would look names up itself and reach the server from elsewhere than from here.
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_RESOLVE, resolve);
    verification.attach(easy);
}

Error transferError(CURLcode code, const QUrl &url, const Verification &verification)
{
    if (verification.caFileFailed())
        return {
            .kind = ErrorKind::Usage,
            .what = Words::tr("The file with trusted certificates could not be read."),
            .why = Words::tr("It does not exist, or holds no certificate in PEM form."),
            .todo = Words::tr("Name a file that begins with “-----BEGIN CERTIFICATE-----”."),
            .detail = {},
            .data = {},
        };
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR: {
        const TlsPeer &peer = verification.peer();
        if (peer.chain.isEmpty())
            return connectionError(url, QStringLiteral("tls"),
                Words::tr("The two sides could not agree on an encrypted connection."),
                Words::tr("Check that a web server with a certificate runs there and that nothing in between changes "
                          "the connection."),
                code);
        Error error =
            (peer.trusted || peer.pinned) && !peer.nameMatches
                ? connectionError(url, QStringLiteral("wrongName"),
                      Words::tr("It showed a certificate that was made for another name."),
                      Words::tr("Check that the name leads to the right server, and which certificate it uses."), code)
                : connectionError(url, QStringLiteral("untrusted"),
                      Words::tr("It showed a certificate that is not trusted, so it may be somebody else."),
                      Words::tr("Check that the name leads to the right server, and which certificate it uses."), code);
        error.detail += QStringLiteral("; ") + peer.distrust + QStringLiteral("; ") + peer.chain.first().subject +
                        QStringLiteral("; ") + peer.chain.first().issuer;
        return error;
    }
    case CURLE_COULDNT_CONNECT:
        return connectionError(url, QStringLiteral("refused"),
            Words::tr("Nothing answers at port %1 there, or a firewall refuses us.").arg(portOf(url)),
            Words::tr("Check that the server is up, that the name leads to it, and what its firewall lets in."), code);
    case CURLE_OPERATION_TIMEDOUT:
        return lateTransfer(url);
    case CURLE_WRITE_ERROR:
        return connectionError(url, QStringLiteral("tooLarge"), Words::tr("Its answer is far larger than expected."),
            Words::tr("Check that the name leads to the right server."), code);
    default:
        return connectionError(url, QStringLiteral("http"),
            Words::tr("The connection broke, or the answer made no sense."),
            Words::tr("Try again; if it stays so, look into the web server's log."), code);
    }
}

Error stoppedTransfer(const QUrl &url)
{
    return {
        .kind = ErrorKind::Cancelled,
        .what = Words::tr("Asking %1 was stopped.").arg(url.host()),
        .why = Words::tr("Somebody asked to stop."),
        .todo = Words::tr("Start again when you are ready."),
        .detail = {},
        .data = {},
    };
}

Error closedTransfer(const QUrl &url, const QString &detail)
{
    return {
        .kind = ErrorKind::Connection,
        .what = Words::tr("%1 closed the connection.").arg(url.host()),
        .why = Words::tr("The server was restarted, or something in between cut the connection."),
        .todo = Words::tr("Try again; if it stays so, look into the server's logs."),
        .detail = detail,
        .data = {{QStringLiteral("reason"), QStringLiteral("closed")}, {QStringLiteral("host"), url.host()}},
    };
}

Error lateTransfer(const QUrl &url)
{
    return {
        .kind = ErrorKind::TimedOut,
        .what = Words::tr("%1 did not answer in time.").arg(url.host()),
        .why = Words::tr("The server is not there, very slow, or a firewall swallows what we send to port %1.")
                   .arg(portOf(url)),
        .todo = Words::tr("Check that the server is up, that the name leads to it, and what its firewall lets in."),
        .detail = {},
        .data = {{QStringLiteral("reason"), QStringLiteral("timedOut")}, {QStringLiteral("host"), url.host()},
            {QStringLiteral("port"), portOf(url)}},
    };
}

Result<void> carry(CURLM *multi, CURL *easy, const QUrl &url, const Verification &verification,
    std::chrono::steady_clock::time_point end, const std::stop_token &stop)
{
    bool refused = false;
    for (;;) {
        int running = 0;
        if (const CURLMcode code = curl_multi_perform(multi, &running); code != CURLM_OK)
            return failure(transferError(CURLE_FAILED_INIT, url, verification));
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(multi, &left)) {
            if (message->msg != CURLMSG_DONE || message->easy_handle != easy)
                continue;
            const CURLcode code = message->data.result;
            if (code == CURLE_OK)
                return {};
            if (code != CURLE_COULDNT_CONNECT || std::exchange(refused, true))
                return failure(transferError(code, url, verification));
            // Once may be chance: a server at its limit, a line that loses packets. Nothing was sent yet.
            curl_multi_remove_handle(multi, easy);
            std::this_thread::sleep_for(pauseAfterRefusal);
            curl_multi_add_handle(multi, easy);
            break;
        }
        if (stop.stop_requested())
            return failure(stoppedTransfer(url));
        if (std::chrono::steady_clock::now() >= end)
            return failure(lateTransfer(url));
        curl_multi_poll(multi, nullptr, 0, 100, nullptr);
    }
}

} // namespace meethouse
