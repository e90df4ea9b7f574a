#include "net/xmpp.h"
#include "proof/checks.h"
#include "proof/throw_away_host.h"
#include "secrets/random.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace meethouse
{

const QList<const char *> meetingChecks = {"guest-opens-nothing", "bridge-room-closed", "host-opens-meeting",
    "room-locked", "host-enters", "room-says-locked", "guest-with-password", "throw-away-host-gone"};

namespace
{

using namespace std::chrono_literals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofMeeting)
};

const QString client = QStringLiteral("jabber:client");
const QString focusSpace = QStringLiteral("http://jitsi.org/protocol/focus");
const QString discoSpace = QStringLiteral("http://jabber.org/protocol/disco#info");
constexpr auto entering = 15s;
constexpr auto focusStart = 40s;

QString deployAgain()
{
    return Words::tr("Run “meethouse deploy” again, it puts right what is missing.");
}

XmlElement iq(const QString &type, const QString &to, XmlElement payload)
{
    XmlElement stanza(client, QStringLiteral("iq"), {{QStringLiteral("type"), type}, {QStringLiteral("to"), to}});
    stanza.add(std::move(payload));
    return stanza;
}

// What the web client sends before it enters a room.
XmlElement conferenceRequest(const QString &domain, const QString &room)
{
    return iq(QStringLiteral("set"), QStringLiteral("focus.") + domain,
        {focusSpace, QStringLiteral("conference"),
            {{QStringLiteral("room"), room}, {QStringLiteral("machine-uid"), randomName()}}});
}

bool isReady(const XmlElement &answer)
{
    const XmlElement *conference = answer.child(focusSpace, u"conference");
    return conference != nullptr && conference->attribute(QStringLiteral("ready")) == QStringLiteral("true");
}

QString newRoom(const QString &domain)
{
    return QStringLiteral("proof-%1@conference.%2").arg(randomName(), domain);
}

// The steps of the meeting. Each returns an error where the proof of the meeting cannot go on.
class Meeting
{
public:
    Meeting(Outside &outside, Remote &remote)
        : m_outside(outside)
        , m_findings(outside.findings)
        , m_account(remote)
        , m_room(newRoom(outside.domain()))
    {
    }

    Result<void> run()
    {
        if (auto done = guestOpensNothing(); !done)
            return done;
        if (auto done = bridgeRoomIsClosed(); !done)
            return done;
        if (auto done = hostOpens(); !done)
            return done;
        if (auto done = roomIsLocked(); !done)
            return done;
        if (auto done = hostEnters(); !done)
            return done;
        if (auto done = roomSaysSo(); !done)
            return done;
        return guestEntersWithPassword();
    }

    // The throw-away host goes, and cannot sign in any more.
    Result<void> end()
    {
        m_host.reset();
        m_guest.reset();
        const bool was = m_created;
        if (auto removed = m_account.remove(); !removed) {
            m_findings.warn("throw-away-host-gone",
                Words::tr("The host made for this proof, %1, could not be removed at once.").arg(m_account.name()),
                removed.error().what, Words::tr("It ends by itself after a quarter of an hour."));
            return {};
        }
        if (!was || m_outside.stop.stop_requested())
            return {};
        auto session = open(m_outside.domain());
        if (!session)
            return failure(session.error());
        const auto in = session->signIn(m_account.name(), m_account.password(), m_outside.stop);
        if (in)
            m_findings.fail("throw-away-host-gone",
                Words::tr("The host made for this proof, %1, can still sign in.").arg(m_account.name()),
                Words::tr("Removing a host does not work."),
                Words::tr("Remove it with “meethouse hosts remove”, and send a report."));
        else if (in.error().kind == ErrorKind::SignIn)
            m_findings.ok(
                "throw-away-host-gone", Words::tr("The host made for this proof is gone again and cannot sign in."));
        else
            return failure(in.error());
        return {};
    }

private:
    Result<XmppSession> open(const QString &domain)
    {
        return XmppSession::open(m_outside.webSocket, m_outside.access, domain, m_outside.stop);
    }

    // After a restart it takes jicofo some seconds to sign in; until then nobody answers in its name. And while it is
    // not in the room yet, it says so: browsers ask again, too.
    Result<XmlElement> askFocus(XmppSession &session, const QString &room)
    {
        const auto end = std::chrono::steady_clock::now() + focusStart;
        for (;;) {
            auto answer = session.ask(conferenceRequest(m_outside.domain(), room), m_outside.stop);
            const QString condition = answer ? errorCondition(*answer) : QString();
            const bool later = !answer               ? answer.error().kind == ErrorKind::TimedOut
                               : condition.isEmpty() ? !isReady(*answer)
                                                     : condition != QStringLiteral("not-authorized");
            if (!later || std::chrono::steady_clock::now() >= end)
                return answer;
            rest(m_outside.stop);
        }
    }

    Result<void> guestOpensNothing()
    {
        auto guest = open(QStringLiteral("guest.") + m_outside.domain());
        if (!guest)
            return failure(guest.error());
        m_guest.emplace(std::move(*guest));
        if (auto in = m_guest->signInAnonymously(m_outside.stop); !in)
            return in;
        const auto answer = askFocus(*m_guest, newRoom(m_outside.domain()));
        if (!answer)
            return failure(answer.error());
        const QString condition = errorCondition(*answer);
        if (condition == QStringLiteral("not-authorized"))
            m_findings.ok("guest-opens-nothing", Words::tr("A guest cannot open a meeting."));
        else if (condition.isEmpty())
            m_findings.fail("guest-opens-nothing", Words::tr("A guest could open a meeting."),
                Words::tr("Anybody who knows the address can use the server."), deployAgain());
        else
            m_findings.fail("guest-opens-nothing",
                Words::tr("The meeting focus gives guests no proper answer (%1).").arg(condition),
                Words::tr("It may not run, or not be signed in to the chat server."), deployAgain());
        m_findings.fact("meetings.hostSignIn", condition == QStringLiteral("not-authorized"),
            QStringLiteral("a guest asked for a meeting from outside"));
        return {};
    }

    // Whoever gets in there is taken for a videobridge and gets picture and sound. Only the door is tried.
    Result<void> bridgeRoomIsClosed()
    {
        const QString room = QStringLiteral("jvbbrewery@internal.auth.") + m_outside.domain();
        const QString nick = randomName();
        const auto entry = m_guest->join(room, nick, {}, 2s, m_outside.stop);
        if (!entry)
            return failure(entry.error());
        if (entry->entered) {
            (void)m_guest->leave(room, nick, m_outside.stop);
            m_findings.fail("bridge-room-closed", Words::tr("A guest can enter the room where videobridges meet."),
                Words::tr("A stranger could pass for the videobridge and be sent picture and sound."), deployAgain());
            return {};
        }
        // An answer to something else shows that the silence was no accident.
        const auto alive = m_guest->ask(iq(QStringLiteral("get"), QStringLiteral("guest.") + m_outside.domain(),
                                            {discoSpace, QStringLiteral("query")}),
            m_outside.stop);
        if (!alive)
            return failure(alive.error());
        m_findings.ok("bridge-room-closed", Words::tr("A guest cannot pass for a videobridge."));
        return {};
    }

    Result<void> hostOpens()
    {
        if (auto made = m_account.create(m_outside.stop); !made)
            return made;
        m_created = true;
        auto host = open(m_outside.domain());
        if (!host)
            return failure(host.error());
        m_host.emplace(std::move(*host));
        if (auto in = m_host->signIn(m_account.name(), m_account.password(), m_outside.stop); !in)
            return in;
        const auto answer = askFocus(*m_host, m_room);
        if (!answer)
            return failure(answer.error());
        const XmlElement *conference = answer->child(focusSpace, u"conference");
        if (const QString condition = errorCondition(*answer); !condition.isEmpty() || conference == nullptr)
            return cannotGoOn("host-opens-meeting",
                Words::tr("A signed-in host cannot open a meeting (%1).").arg(condition),
                Words::tr("The meeting focus does not take the account for a host."));
        if (!isReady(*answer))
            return cannotGoOn("host-opens-meeting", Words::tr("A signed-in host's meeting does not become ready."),
                Words::tr("The meeting focus cannot enter the room itself."));
        m_findings.ok("host-opens-meeting", Words::tr("A signed-in host can open a meeting."));
        return {};
    }

    // Nobody but the focus is in yet: the first second of a room.
    Result<void> roomIsLocked()
    {
        // As a browser does; the answer to a guest is the same for an open room of anybody's.
        if (auto asked = m_guest->ask(conferenceRequest(m_outside.domain(), m_room), m_outside.stop); !asked)
            return failure(asked.error());
        const auto entry = m_guest->join(m_room, m_nick, {}, entering, m_outside.stop);
        if (!entry)
            return failure(entry.error());
        if (entry->entered) {
            m_findings.fact("meetings.guestPassword", QStringLiteral("never"),
                QStringLiteral("a guest tried to enter from outside"));
            return cannotGoOn("room-locked", Words::tr("A guest came into a new room without its password."),
                Words::tr("The rules for rooms are not at work."));
        }
        const bool lobby =
            m_outside.input.settings.meetings.lobby && entry->condition == QStringLiteral("registration-required");
        if (entry->condition != QStringLiteral("not-authorized") && !lobby)
            return cannotGoOn("room-locked",
                entry->condition.isEmpty()
                    ? Words::tr("A guest at the door of a new room gets no answer.")
                    : Words::tr("A guest at the door of a new room gets a wrong answer (%1).").arg(entry->condition),
                Words::tr("A guest's browser would not ask for the password."));
        m_findings.ok(
            "room-locked", Words::tr("A new room is locked from its first second: a guest needs its password."));
        return {};
    }

    Result<void> hostEnters()
    {
        const auto entry = m_host->join(m_room, QStringLiteral("proof"), {}, entering, m_outside.stop);
        if (!entry)
            return failure(entry.error());
        if (!entry->entered)
            return cannotGoOn("host-enters",
                Words::tr("A host is asked for the password of the host's own room, or kept out (%1).")
                    .arg(entry->condition),
                Words::tr("The rules for rooms do not recognise hosts."));
        for (int i = 0; i < 50 && m_roomPassword.isEmpty(); ++i) {
            const auto other = m_host->nextOther(3s, m_outside.stop);
            if (!other)
                return failure(other.error());
            if (!*other)
                break;
            const XmlElement *json = (*other)->child(u"http://jitsi.org/jitmeet", u"json-message");
            if (json != nullptr && (*other)->attribute(QStringLiteral("from")) == m_room)
                m_roomPassword = QJsonDocument::fromJson(json->text.toUtf8())[QStringLiteral("password")].toString();
        }
        if (m_roomPassword.isEmpty())
            return cannotGoOn("host-enters", Words::tr("A host comes into the room, but is not told its password."),
                Words::tr("Without it the host cannot let guests in."));
        m_findings.ok("host-enters", Words::tr("A host comes in without being asked for a password, and is told it."));
        return {};
    }

    // Only who is inside may ask a room about itself.
    Result<void> roomSaysSo()
    {
        const auto features =
            m_host->ask(iq(QStringLiteral("get"), m_room, {discoSpace, QStringLiteral("query")}), m_outside.stop);
        if (!features)
            return failure(features.error());
        bool announced = false;
        if (const XmlElement *query = features->child(discoSpace, u"query"))
            for (const XmlElement &feature : query->children)
                announced =
                    announced || feature.attribute(QStringLiteral("var")) == QStringLiteral("muc_passwordprotected");
        if (announced)
            m_findings.ok("room-says-locked", Words::tr("The room tells browsers that it has a password."));
        else
            m_findings.fail("room-says-locked", Words::tr("The room does not tell browsers that it has a password."),
                Words::tr("Hosts would see their meeting as open to everybody."), deployAgain());
        return {};
    }

    Result<void> guestEntersWithPassword()
    {
        const auto wrong =
            m_guest->join(m_room, m_nick, QStringLiteral("not-%1").arg(m_roomPassword), entering, m_outside.stop);
        if (!wrong)
            return failure(wrong.error());
        if (wrong->entered)
            return cannotGoOn("guest-with-password", Words::tr("A guest came in with a wrong password."),
                Words::tr("The rules for rooms are not at work."));
        const auto right = m_guest->join(m_room, m_nick, m_roomPassword, entering, m_outside.stop);
        if (!right)
            return failure(right.error());
        if (!right->entered)
            return cannotGoOn("guest-with-password",
                Words::tr("A guest with the right password is kept out (%1).").arg(right->condition),
                Words::tr("Guests could not come to meetings."));
        m_findings.ok(
            "guest-with-password", Words::tr("A guest comes in with the right password, and not with a wrong one."));
        (void)m_guest->leave(m_room, m_nick, m_outside.stop);
        (void)m_host->leave(m_room, QStringLiteral("proof"), m_outside.stop);
        return {};
    }

    tl::unexpected<Error> cannotGoOn(const char *id, const QString &what, const QString &why)
    {
        m_findings.fail(id, what, why, deployAgain());
        return failure({.kind = ErrorKind::CheckFailed,
            .what = what,
            .why = why,
            .todo = deployAgain(),
            .detail = {},
            .data = {}});
    }

    Outside &m_outside;
    Findings &m_findings;
    ThrowAwayHost m_account;
    QString m_room;
    QString m_nick = QStringLiteral("guest");
    QString m_roomPassword;
    bool m_created = false;
    std::optional<XmppSession> m_guest;
    std::optional<XmppSession> m_host;
};

bool wasTold(const Findings &findings, const char *id)
{
    return std::any_of(findings.checks().begin(), findings.checks().end(),
        [id](const Check &check) { return check.id == QLatin1String(id); });
}

} // namespace

Result<void> checkMeeting(Outside &outside, Remote &remote)
{
    Meeting meeting(outside, remote);
    auto met = meeting.run();
    auto ended = meeting.end();
    for (const auto *part : {&met, &ended})
        if (!*part && part->error().kind == ErrorKind::Cancelled)
            return failure(part->error());

    // An error that no check has told yet belongs to the first one that was not reached.
    const auto *error = !met && met.error().kind != ErrorKind::CheckFailed ? &met.error()
                        : !ended                                           ? &ended.error()
                                                                           : nullptr;
    for (const char *id : meetingChecks) {
        if (wasTold(outside.findings, id))
            continue;
        if (error != nullptr)
            outside.findings.failed(id, *std::exchange(error, nullptr));
        else
            outside.findings.notAsked({id}, Words::tr("The meeting did not come so far."));
    }
    return {};
}

} // namespace meethouse
