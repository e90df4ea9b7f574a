#pragma once

#include "net/certificate.h"
#include "secrets/secret.h"

#include <QList>

namespace meethouse
{

// Something to be said about a certificate of one's own before a server gets it.
struct CertificateFinding {
    enum class Weight {
        Remark, // it will do
        Doubt,  // nearly always wrong, but an administrator may know better
        Fault,  // no browser would take it
    };
    Weight weight = Weight::Fault;
    QString what;
    QString todo;
};

struct OwnCertificate {
    QByteArray chain; // PEM: the server's own first, then each that vouches for the one before, without the root
    Secret key;       // PEM, without a passphrase
    bool keyIsLocked = false; // its file is, whether or not the passphrase opened it
    Certificate own;
    QList<CertificateFinding> findings;

    [[nodiscard]] bool isUsable() const; // no fault
};

struct CertificateFiles {
    QString chain;
    QString key;
    QString domain;
    QString caFile = {}; // PEM, trusted besides the system's; empty: none
    QDateTime now = QDateTime::currentDateTimeUtc();
};

// Reads both files and judges them. Whatever is wrong with them is a finding, never an error.
OwnCertificate readOwnCertificate(const CertificateFiles &files, const Secret &passphrase);

} // namespace meethouse
