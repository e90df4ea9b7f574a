#include "proof/checks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace meethouse
{

const QList<const char *> pageChecks = {"page-settings", "third-parties", "hosts-page"};

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofPages)
};

QString deployAgain()
{
    return Words::tr("Run “meethouse deploy” again, it puts right what is missing.");
}

bool isOurs(const QString &host, const QString &domain)
{
    return host.compare(domain, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + domain, Qt::CaseInsensitive);
}

// The host an address of the web or of STUN names; empty when it names none.
QString hostOf(const QString &address)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:https?|wss?):)?//([^/:?#]+)|^(?:stuns?|turns?):([^:?]+)"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(address);
    return match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
}

// Settings that only make a link to click on, or are used by nobody unless something else is switched on, too.
bool onlyALink(const QString &path)
{
    for (const char *start : {"legalUrls", "deeplinking", "deploymentUrls", "helpCentreURL", "inviteAppName",
             "dynamicBranding", "defaultLogoUrl"})
        if (path.startsWith(QLatin1String(start)))
            return true;
    return path.startsWith(QStringLiteral("p2p."));
}

// Whom the page asks besides this server, as its settings and its text have it.
QStringList thirdParties(const PageConfig &config, const QByteArray &page, const QString &domain)
{
    QStringList hosts;
    const auto add = [&hosts, &domain](const QString &host) {
        if (!host.isEmpty() && !isOurs(host, domain) && !hosts.contains(host))
            hosts.append(host);
    };
    static const QRegularExpression loads(QStringLiteral("<(?:script|img|iframe|link|audio|video|source)\\b[^>]*?\\b(?:"
                                                         "src|href)\\s*=\\s*[\"']?((?:https?:)?//[^\"'\\s>]+)"),
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = loads.globalMatch(QString::fromUtf8(page)); it.hasNext();)
        add(hostOf(it.next().captured(1)));
    for (auto it = config.values().begin(); it != config.values().end(); ++it)
        if (it->isString() && !onlyALink(it.key()) && !it->toString().startsWith(QStringLiteral("stun")) &&
            !it->toString().startsWith(QStringLiteral("turn")))
            add(hostOf(it->toString()));
    if (!config.isTrue(QStringLiteral("disableThirdPartyRequests"))) {
        if (!config.isTrue(QStringLiteral("gravatar.disabled")))
            add(QStringLiteral("www.gravatar.com"));
        if (config.isTrue(QStringLiteral("giphy.enabled")))
            add(QStringLiteral("api.giphy.com"));
    }
    return hosts;
}

void tellPageFacts(const Outside &outside, const QStringList &others, const QStringList &stun)
{
    const PageConfig &config = outside.config;
    const QString evidence = QStringLiteral("https://%1/config.js").arg(outside.domain());
    Findings &findings = outside.findings;
    findings.fact("web.thirdParties", QJsonArray::fromStringList(others), evidence);
    findings.fact("meetings.stunServers", QJsonArray::fromStringList(stun), evidence);
    findings.fact("meetings.peerToPeer", !config.isFalse(QStringLiteral("p2p.enabled")), evidence);
    findings.fact("meetings.recordingLocal", !config.isTrue(QStringLiteral("localRecording.disable")), evidence);
    findings.fact("meetings.transcription", config.isTrue(QStringLiteral("transcription.enabled")), evidence);
    const auto on = [&config](const char *path) { return config.isTrue(QString::fromLatin1(path)); };
    findings.fact("meetings.recordingOffered", on("recordingService.enabled") || on("fileRecordingsEnabled"), evidence);
    findings.fact("meetings.prejoin", !config.isFalse(QStringLiteral("prejoinConfig.enabled")), evidence);
    findings.fact("meetings.polls", !on("disablePolls"), evidence);
    findings.fact("meetings.endToEnd", !on("e2ee.disabled"), evidence);
    findings.fact("meetings.streaming", on("liveStreaming.enabled") || on("liveStreamingEnabled"), evidence);
    findings.fact("meetings.fileSharing", on("fileSharing.enabled"), evidence);
    findings.fact("meetings.whiteboard", on("whiteboard.enabled"), evidence);
    findings.fact("meetings.sharedDocuments", !config.text(QStringLiteral("etherpad_base")).isEmpty(), evidence);
    findings.fact("meetings.dialIn", !config.text(QStringLiteral("dialInNumbersUrl")).isEmpty(), evidence);
    findings.fact("meetings.startMuted", on("startWithAudioMuted") || on("startWithVideoMuted"), evidence);
    findings.fact("meetings.nameRequired", on("requireDisplayName"), evidence);
    findings.fact("meetings.roomsRemembered", !on("doNotStoreRoom"), evidence);
    findings.fact("meetings.appLinks", !on("deeplinking.disabled") && !on("disableDeepLinking"), evidence);
    const bool allowed = !on("disableThirdPartyRequests");
    findings.fact("web.gravatar", allowed && !on("gravatar.disabled"), evidence);
    findings.fact("web.giphy", allowed && on("giphy.enabled"), evidence);
    findings.fact("web.calendars", on("enableCalendarIntegration"), evidence);
    findings.fact("web.dropbox", !config.text(QStringLiteral("dropbox.appKey")).isEmpty(), evidence);
    findings.fact("web.callStatistics", on("analytics.rtcstatsEnabled"), evidence);
    findings.fact("web.analytics",
        !config.isTrue(QStringLiteral("analytics.disabled")) && config.hasBelow(QStringLiteral("analytics")), evidence);
}

// A policy that lets the page ask nobody but its own server.
bool onlyOwn(const QString &policy)
{
    bool byDefault = false;
    for (const QString &part : policy.split(u';')) {
        const QStringList words = part.simplified().split(u' ');
        for (qsizetype i = 1; i < words.size(); ++i)
            if (words[i] == QStringLiteral("*") || words[i] == QStringLiteral("https:") ||
                words[i] == QStringLiteral("http:") || words[i] == QStringLiteral("wss:"))
                return false;
        if (words.first() == QStringLiteral("default-src"))
            byDefault = words.contains(QStringLiteral("'self'")) || words.contains(QStringLiteral("'none'"));
    }
    return byDefault;
}

void judgeSettings(const Outside &outside)
{
    const QString guests = outside.config.text(QStringLiteral("hosts.anonymousdomain"));
    const QString expected = QStringLiteral("guest.") + outside.domain();
    if (guests == expected)
        outside.findings.ok(
            "page-settings", Words::tr("The meeting page brings guests in as guests, without an account."));
    else
        outside.findings.fail("page-settings",
            guests.isEmpty() ? Words::tr("The meeting page does not know where guests come in.")
                             : Words::tr("The meeting page sends guests to %1 instead of %2.").arg(guests, expected),
            Words::tr("Guests would be asked for a host's name and password."), deployAgain());
}

void judgeOthers(const Outside &outside, QStringList others, const QStringList &stun)
{
    for (const QString &address : stun)
        if (const QString host = hostOf(address);
            !host.isEmpty() && !isOurs(host, outside.domain()) && !others.contains(host))
            others.append(host);
    if (others.isEmpty())
        outside.findings.ok("third-parties", Words::tr("As set on the server, the meeting page asks no other server."));
    else if (outside.input.settings.privacy.thirdParties == Settings::ThirdParties::Stock)
        outside.findings.ok("third-parties",
            Words::tr("The meeting page also asks: %1.").arg(others.join(QStringLiteral(", "))),
            Words::tr("Your settings leave third parties as Jitsi has them."));
    else
        outside.findings.fail("third-parties",
            Words::tr("The meeting page also asks: %1.").arg(others.join(QStringLiteral(", "))),
            Words::tr("Your settings say that it asks nobody else; those servers learn who is in a meeting."),
            deployAgain());
}

Result<HttpAnswer> fetched(Outside &outside, const QString &path)
{
    return outside.client->get(outside.page(path), outside.stop);
}

// A check that failed because the page could not be had; an error only for a stop.
Result<void> notFetched(const Outside &outside, const char *id, const Result<HttpAnswer> &answer, const QString &path)
{
    if (!answer && answer.error().kind == ErrorKind::Cancelled)
        return failure(answer.error());
    if (!answer)
        outside.findings.failed(id, answer.error());
    else
        outside.findings.fail(id,
            Words::tr("The web server does not deliver %1: it answers with state %2.").arg(path).arg(answer->status),
            Words::tr("Without it meetings do not work."), deployAgain());
    return {};
}

Result<void> checkMeetingPage(Outside &outside)
{
    const QString path = QStringLiteral("/config.js");
    const auto script = fetched(outside, path);
    if (!script || script->status != 200) {
        if (auto told = notFetched(outside, "page-settings", script, path); !told)
            return told;
        outside.findings.notAsked({"third-parties"}, Words::tr("The settings of the meeting page could not be read."));
        return {};
    }
    outside.config = PageConfig::read(script->body);
    judgeSettings(outside);

    const auto page = fetched(outside, QStringLiteral("/"));
    if (!page || page->status != 200)
        return notFetched(outside, "third-parties", page, QStringLiteral("/"));
    const QString evidence = QStringLiteral("https://%1/").arg(outside.domain());
    outside.findings.fact("web.onlyOwn", onlyOwn(page->header(u"content-security-policy")), evidence);
    outside.findings.fact("web.hsts", page->hasHeader(u"strict-transport-security"), evidence);
    const QStringList stun = outside.config.textsBelow(QStringLiteral("p2p.stunServers"));
    const QStringList others = thirdParties(outside.config, page->body, outside.domain());
    tellPageFacts(outside, others, stun);
    judgeOthers(outside, others, stun);
    return {};
}

// Headers that a page of ours must have and this one has not.
QStringList missingGuards(const HttpAnswer &page)
{
    const QString policy = page.header(u"content-security-policy");
    QStringList missing;
    if (!onlyOwn(policy) || policy.contains(QStringLiteral("unsafe")) ||
        !policy.contains(QStringLiteral("frame-ancestors 'none'")))
        missing.append(QStringLiteral("Content-Security-Policy"));
    if (page.header(u"referrer-policy") != QStringLiteral("no-referrer"))
        missing.append(QStringLiteral("Referrer-Policy"));
    if (page.header(u"x-content-type-options") != QStringLiteral("nosniff"))
        missing.append(QStringLiteral("X-Content-Type-Options"));
    if (!page.hasHeader(u"strict-transport-security"))
        missing.append(QStringLiteral("Strict-Transport-Security"));
    return missing;
}

Result<void> checkHostsPage(Outside &outside)
{
    const QString path = QStringLiteral("/hosts/");
    const auto page = fetched(outside, path);
    const QString evidence = QStringLiteral("https://%1%2").arg(outside.domain(), path);
    if (!page || page->status != 200) {
        if (page)
            outside.findings.fact("hosts.choosePassword", false, evidence);
        return notFetched(outside, "hosts-page", page, path);
    }
    const QStringList missing = missingGuards(*page);
    outside.findings.fact("hosts.choosePassword", true, evidence);
    if (missing.isEmpty())
        outside.findings.ok(
            "hosts-page", Words::tr("The page where hosts choose their password is there and well guarded."));
    else
        outside.findings.fail("hosts-page",
            Words::tr("The page where hosts choose their password lacks protection: %1.")
                .arg(missing.join(QStringLiteral(", "))),
            Words::tr("Passwords are typed there, so it must not be shown inside other pages or load anything from "
                      "elsewhere."),
            deployAgain());
    return {};
}

// Where none are published the meeting page answers, and that is nothing but scripts.
Result<void> checkNotices(Outside &outside)
{
    const QString path = QStringLiteral("/privacy/");
    const auto page = fetched(outside, path);
    if (!page && page.error().kind == ErrorKind::Cancelled)
        return failure(page.error());
    const bool there = page && page->status == 200 && !page->body.toLower().contains("<script");
    outside.findings.fact("web.notices", there, QStringLiteral("https://%1%2").arg(outside.domain(), path));
    if (!there)
        return {};
    const QStringList missing = missingGuards(*page);
    if (missing.isEmpty())
        outside.findings.ok("notices-page", Words::tr("The notices for everybody are published."));
    else
        outside.findings.fail("notices-page",
            Words::tr("The published notices lack protection: %1.").arg(missing.join(QStringLiteral(", "))),
            Words::tr("Without it their page could be made to show something else, or to tell others who reads it."),
            Words::tr("Publish them again with “meethouse documents publish”."));
    return {};
}

} // namespace

Result<void> checkPages(Outside &outside)
{
    if (auto done = checkMeetingPage(outside); !done)
        return done;
    const auto addressOr = [&outside](const QString &key, const QString &scheme, const QString &path) {
        QUrl named(outside.config.text(key));
        if (named.isValid() && named.scheme() == scheme && isOurs(named.host(), outside.domain()))
            return named;
        QUrl stock = outside.page(path);
        stock.setScheme(scheme);
        return stock;
    };
    outside.bosh = addressOr(QStringLiteral("bosh"), QStringLiteral("https"), QStringLiteral("/http-bind"));
    outside.webSocket =
        addressOr(QStringLiteral("websocket"), QStringLiteral("wss"), QStringLiteral("/xmpp-websocket"));
    if (auto done = checkHostsPage(outside); !done)
        return done;
    return checkNotices(outside);
}

} // namespace meethouse
