#pragma once

#include "wizard/models/setup.h"

#include <QTimer>

namespace meethouse
{

// A line to enter where the domain is administered.
struct DnsRecord {
    QString type; // "A", "AAAA"
    QString name;
    QString value;
    bool operator==(const DnsRecord &) const = default;
};

// The meetings' name, looked up as one types and watched until it leads to the server, and its certificate.
class AddressModel final : public QObject
{
    Q_OBJECT

public:
    explicit AddressModel(Setup &setup);

    void setDomain(const QString &text);
    [[nodiscard]] QString domain() const { return m_typed; }
    [[nodiscard]] QString name() const { return m_setup.settings.domain; } // as it counts; empty: not valid
    // What is wrong with the name as such; empty: nothing.
    [[nodiscard]] QString domainTrouble() const;
    [[nodiscard]] bool isLooking() const { return m_looking; }
    [[nodiscard]] const QList<Check> &checks() const { return m_checks; }
    // What has to be entered so that it leads here; empty when it does already.
    [[nodiscard]] QList<DnsRecord> records() const;
    void waive(const QString &id);

    void setSource(Settings::Certificate source);
    void setEmail(const QString &email);
    void setFiles(const QString &chain, const QString &key);
    void setPassphrase(Secret passphrase);
    [[nodiscard]] bool keyIsLocked() const { return m_keyIsLocked; }
    [[nodiscard]] const Settings::CertificateWishes &certificate() const { return m_setup.settings.certificate; }
    [[nodiscard]] QString emailTrouble() const;
    // All is as it has to be.
    [[nodiscard]] bool isReady() const;

    // Looks again now and then while the page is seen.
    void watch(bool on);
    void take(const OutsideView &view, bool keyIsLocked = false);

signals:
    void changed();

private:
    void judge();
    void lookSoon(); // once nobody types any more
    void lookAgain();
    void lookUp();

    Setup &m_setup;
    Worker m_worker;
    QTimer m_typing;   // a pause in typing is a name to look up
    QTimer m_watching; // what is not right yet may become so
    QString m_typed;
    QString m_email;
    OutsideView m_outside;
    QList<Check> m_checks;
    bool m_looking = false;
    bool m_keyIsLocked = false;
};

} // namespace meethouse
