#include "net/names.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <ares.h>
#include <poll.h>

#include <array>
#include <memory>
#include <mutex>

namespace meethouse
{

namespace
{

using Clock = std::chrono::steady_clock;

// How often a stop request is looked at while waiting.
constexpr auto slice = std::chrono::milliseconds(100);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Names)
};

Error noSuchName(const QString &name, const char *detail)
{
    return {
        .kind = ErrorKind::Connection,
        .what = Words::tr("There is no computer with the name %1.").arg(name),
        .why = Words::tr("The name servers know the name not at all, or without an address."),
        .todo = Words::tr("Check the spelling, and that the name has an A or AAAA record; a new record can take some "
                          "hours to be seen everywhere."),
        .detail = QString::fromUtf8(detail),
        .data = {{QStringLiteral("reason"), QStringLiteral("noSuchName")}, {QStringLiteral("host"), name}},
    };
}

Error noAnswer(const QString &name, ErrorKind kind, const char *detail)
{
    return {
        .kind = kind,
        .what = Words::tr("The address of %1 could not be found out.").arg(name),
        .why = Words::tr("No name server gave a usable answer in time."),
        .todo = Words::tr("Check this computer's network connection, then try again."),
        .detail = QString::fromUtf8(detail),
        .data = {{QStringLiteral("reason"), QStringLiteral("noAnswer")}, {QStringLiteral("host"), name}},
    };
}

Error wrongSignatures(const QString &name)
{
    return {
        .kind = ErrorKind::Connection,
        .what = Words::tr("The signatures of %1 in the name system (DNSSEC) are wrong.").arg(name),
        .why = Words::tr("Whoever checks them, as Let's Encrypt does, is told that there is no such name."),
        .todo = Words::tr("At your domain's provider switch DNSSEC off, or have its keys (DS record) renewed."),
        .detail = {},
        .data = {{QStringLiteral("reason"), QStringLiteral("dnssec")}},
    };
}

Error cancelled(const QString &name)
{
    return {
        .kind = ErrorKind::Cancelled,
        .what = Words::tr("Looking up the address of %1 was stopped.").arg(name),
        .why = Words::tr("Somebody asked to stop."),
        .todo = Words::tr("Start again when you are ready."),
        .detail = {},
        .data = {},
    };
}

Error notAName(const QString &name)
{
    return {
        .kind = ErrorKind::Usage,
        .what = Words::tr("“%1” cannot be the name of a computer.").arg(name.left(80)),
        .why = Words::tr("Names consist of letters, digits, hyphens and dots."),
        .todo = Words::tr("Write a name such as meet.example.org, or an IP address."),
        .detail = {},
        .data = {},
    };
}

// Letters, digits, hyphens, underscores and dots only: c-ares gets nothing else to see.
bool canBeAsked(const QString &name)
{
    if (name.isEmpty() || name.size() > 253)
        return false;
    for (const QChar c : name) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        if (!plain && c != u'-' && c != u'_' && c != u'.')
            return false;
    }
    return !name.startsWith(u'.') && !name.contains(QStringLiteral(".."));
}

struct Answer {
    bool arrived = false;
    int status = ARES_SUCCESS;
    NameRecords records;
};

void onAnswer(void *argument, int status, int, ares_addrinfo *info)
{
    auto *answer = static_cast<Answer *>(argument);
    answer->arrived = true;
    answer->status = status;
    if (info == nullptr)
        return;
    for (const ares_addrinfo_node *node = info->nodes; node != nullptr; node = node->ai_next) {
        const QHostAddress address(node->ai_addr);
        if (!address.isNull() && !answer->records.addresses.contains(address))
            answer->records.addresses.append(address);
        answer->records.lifetime = std::max(answer->records.lifetime, std::chrono::seconds(node->ai_ttl));
    }
    for (const ares_addrinfo_cname *alias = info->cnames; alias != nullptr; alias = alias->next)
        answer->records.canonical = QString::fromLatin1(alias->name);
    ares_freeaddrinfo(info);
}

struct ChannelEnd {
    void operator()(ares_channeldata *channel) const { ares_destroy(channel); }
};
using Channel = std::unique_ptr<ares_channeldata, ChannelEnd>;

Channel openChannel(const NameServer &server, const QHostAddress &serverAddress, int &status)
{
    static std::once_flag once;
    std::call_once(once, [] { ares_library_init(ARES_LIB_INIT_ALL); });

    ares_options options = {};
    options.timeout = 1500;
    options.tries = 4;
    int mask = ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES;
    std::array<char, 2> dnsOnly = {'b', '\0'};
    if (!server.isSystems()) {
        options.flags = ARES_FLAG_NOSEARCH;
        options.lookups = dnsOnly.data();
        options.ndomains = 0;
        mask |= ARES_OPT_FLAGS | ARES_OPT_LOOKUPS | ARES_OPT_DOMAINS;
    }
    ares_channel raw = nullptr;
    status = ares_init_options(&raw, &options, mask);
    if (status != ARES_SUCCESS)
        return nullptr;
    Channel channel(raw);
    if (!server.isSystems()) {
        ares_addr_port_node node = {};
        if (serverAddress.protocol() == QAbstractSocket::IPv6Protocol) {
            const Q_IPV6ADDR bytes = serverAddress.toIPv6Address();
            node.family = AF_INET6;
            std::copy(std::begin(bytes.c), std::end(bytes.c), reinterpret_cast<unsigned char *>(&node.addr.addr6));
        } else {
            node.family = AF_INET;
            node.addr.addr4.s_addr = htonl(serverAddress.toIPv4Address());
        }
        node.udp_port = server.port;
        node.tcp_port = server.port;
        status = ares_set_servers_ports(channel.get(), &node);
        if (status != ARES_SUCCESS)
            return nullptr;
    }
    return channel;
}

// One turn of c-ares: waits for its sockets, at most for one slice.
void turn(ares_channeldata *channel)
{
    std::array<ares_socket_t, ARES_GETSOCK_MAXNUM> sockets = {};
    const auto bits = static_cast<unsigned>(ares_getsock(channel, sockets.data(), ARES_GETSOCK_MAXNUM));
    std::array<pollfd, ARES_GETSOCK_MAXNUM> polls = {};
    nfds_t count = 0;
    for (unsigned i = 0; i < ARES_GETSOCK_MAXNUM; ++i) {
        short events = 0;
        if (ARES_GETSOCK_READABLE(bits, i))
            events |= POLLIN;
        if (ARES_GETSOCK_WRITABLE(bits, i))
            events |= POLLOUT;
        if (events != 0)
            polls[count++] = {.fd = sockets[i], .events = events, .revents = 0};
    }
    poll(polls.data(), count, static_cast<int>(slice.count()));
    bool any = false;
    for (nfds_t i = 0; i < count; ++i) {
        if (polls[i].revents == 0)
            continue;
        any = true;
        ares_process_fd(channel, (polls[i].revents & (POLLIN | POLLERR | POLLHUP)) ? polls[i].fd : ARES_SOCKET_BAD,
            (polls[i].revents & POLLOUT) ? polls[i].fd : ARES_SOCKET_BAD);
    }
    if (!any)
        ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD); // its own time-outs
}

struct RawAnswer {
    bool arrived = false;
    bool holdsRecords = false;
};

// Whether there is an answer once the resolver is asked not to look at its signatures (RFC 4035, the bit CD).
bool answersUnchecked(
    ares_channeldata *channel, const QByteArray &name, const std::stop_token &stop, Clock::time_point end)
{
    unsigned char *query = nullptr;
    int length = 0;
    constexpr int internet = 1;
    constexpr int a = 1;
    if (ares_create_query(name.constData(), internet, a, 0x6d68, 1, &query, &length, 0) != ARES_SUCCESS)
        return false;
    query[3] |= 0x10;
    RawAnswer answer;
    ares_send(
        channel, query, length,
        [](void *argument, int, int, unsigned char *bytes, int size) {
            auto *given = static_cast<RawAnswer *>(argument);
            given->arrived = true;
            given->holdsRecords =
                bytes != nullptr && size >= 12 && (bytes[3] & 0x0f) == 0 && (bytes[6] | bytes[7]) != 0;
        },
        &answer);
    ares_free_string(query);
    while (!answer.arrived && !stop.stop_requested() && Clock::now() < end)
        turn(channel);
    if (!answer.arrived)
        ares_cancel(channel); // calls back while `answer` still lives
    return answer.holdsRecords;
}

} // namespace

Result<NameServer> NameServer::parse(const QString &text)
{
    NameServer server;
    QString port;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            return failure(notAName(text));
        server.host = text.mid(1, end - 1);
        const QString rest = text.mid(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return failure(notAName(text));
        port = rest.mid(1);
        if (!rest.isEmpty() && port.isEmpty())
            return failure(notAName(text));
    } else if (text.count(u':') == 1) {
        server.host = text.section(u':', 0, 0);
        port = text.section(u':', 1);
        if (port.isEmpty())
            return failure(notAName(text));
    } else {
        server.host = text;
    }
    if (!port.isEmpty()) {
        bool number = false;
        server.port = port.toUShort(&number);
        if (!number || server.port == 0)
            return failure(notAName(text));
    }
    if (QHostAddress(server.host).isNull() && !canBeAsked(server.host))
        return failure(notAName(text));
    return server;
}

Result<QList<QHostAddress>> addressesOf(
    const QString &name, const NameServer &server, std::chrono::milliseconds deadline, std::stop_token stop)
{
    const auto records = recordsOf(name, server, deadline, std::move(stop));
    if (!records)
        return failure(records.error());
    return records->addresses;
}

Result<NameRecords> recordsOf(
    const QString &name, const NameServer &server, std::chrono::milliseconds deadline, std::stop_token stop)
{
    if (const QHostAddress literal(name); !literal.isNull())
        return NameRecords{{literal}, {}, {}};
    if (!canBeAsked(name))
        return failure(notAName(name));

    const Clock::time_point end = Clock::now() + deadline;
    QHostAddress serverAddress;
    if (!server.isSystems()) {
        auto found = addressesOf(server.host, {}, deadline, stop);
        if (!found)
            return failure(std::move(found.error()));
        serverAddress = found->first();
    }

    int status = ARES_SUCCESS;
    const Channel channel = openChannel(server, serverAddress, status);
    if (!channel)
        return failure(noAnswer(name, ErrorKind::Failed, ares_strerror(status)));

    Answer answer;
    ares_addrinfo_hints hints = {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    const QByteArray latin = name.toLatin1();
    ares_getaddrinfo(channel.get(), latin.constData(), nullptr, &hints, onAnswer, &answer);
    while (!answer.arrived && !stop.stop_requested() && Clock::now() < end)
        turn(channel.get());
    if (!answer.arrived) {
        const bool stopped = stop.stop_requested();
        ares_cancel(channel.get()); // calls onAnswer, while `answer` still lives
        return failure(stopped ? cancelled(name) : noAnswer(name, ErrorKind::TimedOut, "deadline"));
    }
    if (!answer.records.addresses.isEmpty())
        return answer.records;
    switch (answer.status) {
    case ARES_SUCCESS:
    case ARES_ENOTFOUND:
    case ARES_ENODATA:
        return failure(noSuchName(name, ares_strerror(answer.status)));
    case ARES_EBADNAME:
        return failure(notAName(name));
    default:
        if (answersUnchecked(channel.get(), latin, stop, end))
            return failure(wrongSignatures(name));
        return failure(noAnswer(name, ErrorKind::Connection, ares_strerror(answer.status)));
    }
}

} // namespace meethouse
