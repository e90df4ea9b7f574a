#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace meethouse
{

// What is wanted of a server: the file of COMMANDS.md "Settings". Never holds a secret.
struct Settings {
    enum class Certificate { LetsEncrypt, Own, SelfSigned };
    enum class GuestPassword { Always, HostDecides };
    enum class RememberHosts { Meeting, Day };
    enum class ReservedRooms { Owner, Hosts }; // who opens them
    enum class ThirdParties { None, Stock };
    enum class Updates { Security, None };
    enum class Memory { Fit, Stock };
    enum class Role { Unsaid, Self, EmployedTeacher, School, Public, Company, Association, Processor };

    struct CertificateWishes {
        Certificate source = Certificate::LetsEncrypt;
        QString email;         // empty: none
        QString acmeDirectory; // URL; empty: Let's Encrypt's
        QString chainFile;     // PEM, local path, full chain
        QString keyFile;       // PEM, local path

        [[nodiscard]] bool namesFiles() const { return !chainFile.isEmpty() || !keyFile.isEmpty(); }
        bool operator==(const CertificateWishes &) const = default;
    };
    struct Meetings {
        GuestPassword guestPassword = GuestPassword::Always;
        bool lobby = false;
        int endWithoutHostMinutes = 5;
        RememberHosts rememberHosts = RememberHosts::Meeting;
        std::optional<int> maxParticipants;
        QString language = QStringLiteral("en"); // BCP 47, of what the server says in meetings
        ReservedRooms reservedRooms = ReservedRooms::Owner;

        bool operator==(const Meetings &) const = default;
    };
    struct Privacy {
        int participantLogDays = 7;
        ThirdParties thirdParties = ThirdParties::None;

        bool operator==(const Privacy &) const = default;
    };
    struct Server {
        bool firewall = true;
        Updates automaticUpdates = Updates::Security;
        QString updateWindow = QStringLiteral("02:00-05:00");
        bool turn = true;
        Memory memory = Memory::Fit;
        bool swapFile = true; // where the memory is small and there is no swap area

        bool operator==(const Server &) const = default;
    };
    struct Provider {
        QString name;
        QString address;
        QString contact;
        Role role = Role::Unsaid;
        QString country; // ISO 3166-1 alpha-2
        QString region;  // the second part of ISO 3166-2: a Land, a canton
        QString legalForm;
        QString representative; // who acts and signs
        QString phone;
        QString registration; // register, VAT or tax number

        bool operator==(const Provider &) const = default;
    };
    struct Repositories {
        QString jitsiUrl;                               // empty: the project's own
        QString jitsiSuite = QStringLiteral("stable/"); // flat repository: ends in a slash
        QString jitsiKeyFile;                           // local path of an armoured key; empty: the pinned one
        bool prosodyUpstream = false;

        bool operator==(const Repositories &) const = default;
    };

    QString domain; // lower-case host name, A-labels only; the one setting that has no default
    CertificateWishes certificate;
    Meetings meetings;
    Privacy privacy;
    Server server;
    Provider provider;
    Repositories repositories;
    QJsonObject papers; // what else the documents say; keys in docs/templates.md

    // Errors are of kind Usage, name the key and carry it in data.key, for example "meetings.endWithoutHostMinutes".
    static Result<Settings> parse(const QByteArray &json);
    // Complete, with every default written out. Local paths are left out: what the server keeps must hold none.
    [[nodiscard]] QJsonObject toJson() const;

    bool operator==(const Settings &) const = default;
};

// The words of COMMANDS.md for the choices above, for example "letsencrypt". Unsaid is empty.
QString wordOf(Settings::Certificate value);
QString wordOf(Settings::GuestPassword value);
QString wordOf(Settings::RememberHosts value);
QString wordOf(Settings::ReservedRooms value);
QString wordOf(Settings::ThirdParties value);
QString wordOf(Settings::Updates value);
QString wordOf(Settings::Memory value);
QString wordOf(Settings::Role value);

// Whether a name can be a meeting's domain: at least two labels of letters, digits and inner hyphens (RFC 1123), at
// most 253 bytes. Everything that is later rendered into a file relies on it.
bool isDomainName(const QString &name);

} // namespace meethouse
