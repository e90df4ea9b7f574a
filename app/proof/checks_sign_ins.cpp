#include "net/xmpp.h"
#include "proof/checks.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace meethouse
{

const QList<const char *> signInChecks = {"bosh", "websocket", "hosts-sign-in", "guests-need-no-account"};

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofSignIns)
};

QString deployAgain()
{
    return Words::tr("Run “meethouse deploy” again, it puts right what is missing.");
}

// After a restart of Prosody the web server has nobody behind it for some seconds.
bool isNobodyThereYet(const Error &error)
{
    const int status = error.data[QStringLiteral("status")].toInt();
    return status >= 502 && status <= 504;
}

constexpr auto chatStart = std::chrono::seconds(30);

Result<XmppSession> opened(Outside &outside, const QUrl &url, const QString &domain)
{
    const auto end = std::chrono::steady_clock::now() + chatStart;
    for (;;) {
        auto session = XmppSession::open(url, outside.access, domain, outside.stop);
        if (session || !isNobodyThereYet(session.error()) || std::chrono::steady_clock::now() >= end)
            return session;
        rest(outside.stop);
    }
}

// Opens a stream and tells whether that way to the chat server works. Nothing when it does not.
Result<std::optional<QStringList>> offersAt(
    Outside &outside, const char *id, const QUrl &url, const QString &domain, const QString &good)
{
    const auto session = opened(outside, url, domain);
    if (session) {
        outside.findings.ok(id, good);
        return std::optional(session->mechanisms());
    }
    if (session.error().kind == ErrorKind::Cancelled)
        return failure(session.error());
    outside.findings.failed(id, session.error());
    return std::optional<QStringList>();
}

} // namespace

Result<void> checkSignIns(Outside &outside)
{
    const QString guests = QStringLiteral("guest.") + outside.domain();
    const auto hosts = offersAt(outside, "bosh", outside.bosh, outside.domain(),
        Words::tr("The chat server answers over HTTPS, for browsers behind strict firewalls."));
    if (!hosts)
        return failure(hosts.error());
    const auto anybody = offersAt(outside, "websocket", outside.webSocket, guests,
        Words::tr("The chat server answers over WebSocket, as browsers ask it."));
    if (!anybody)
        return failure(anybody.error());

    const QString anonymous = QStringLiteral("ANONYMOUS");
    if (!*hosts)
        outside.findings.notAsked({"hosts-sign-in"}, Words::tr("The chat server did not answer."));
    else if ((*hosts)->contains(anonymous))
        outside.findings.fail("hosts-sign-in", Words::tr("Anybody comes in as a host, without name and password."),
            Words::tr("The chat server lets strangers in where hosts sign in."), deployAgain());
    else if (!(*hosts)->contains(QStringLiteral("PLAIN")) && (*hosts)->filter(QStringLiteral("SCRAM-")).isEmpty())
        outside.findings.fail("hosts-sign-in", Words::tr("Hosts cannot sign in with a password."),
            Words::tr("The chat server offers none of the ways that browsers know."), deployAgain());
    else
        outside.findings.ok("hosts-sign-in", Words::tr("Hosts come in with name and password, and not without."));

    if (!*anybody)
        outside.findings.notAsked({"guests-need-no-account"}, Words::tr("The chat server did not answer."));
    else if (**anybody == QStringList{anonymous})
        outside.findings.ok("guests-need-no-account", Words::tr("Guests come in without an account."));
    else
        outside.findings.fail("guests-need-no-account", Words::tr("Guests do not come in without an account."),
            Words::tr("Where guests come in, the chat server offers: %1.").arg((*anybody)->join(QStringLiteral(", "))),
            deployAgain());
    return {};
}

} // namespace meethouse
