#include "secrets/keychain.h"

#include <QCoreApplication>
#include <QThread>

#include <openssl/crypto.h>
#include <qt6keychain/keychain.h>

#include <array>
#include <condition_variable>
#include <mutex>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Keychain)
};

constexpr std::array kinds{Kept::Password, Kept::KeyPassphrase, Kept::SudoPassword};

// Part of the key under which a secret is found again: never translated, never changed.
QString wordOf(Kept what)
{
    switch (what) {
    case Kept::Password:
        return QStringLiteral("password");
    case Kept::KeyPassphrase:
        return QStringLiteral("keyPassphrase");
    case Kept::SudoPassword:
        return QStringLiteral("sudoPassword");
    }
    Q_UNREACHABLE();
}

// QtKeychain's queue belongs to the thread that used it first and stands still with it, so all of it happens in one
// thread that is there as long as the program.
class Loop
{
public:
    Loop()
    {
        m_inside.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Loop()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    static QObject *inside()
    {
        static Loop loop;
        return &loop.m_inside;
    }

private:
    QThread m_thread;
    QObject m_inside;
};

// In place: a copy of our own to wipe would leave the job's untouched.
void wipe(const QByteArray &bytes)
{
    OPENSSL_cleanse(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

// One job between the caller, who waits or has left, and the loop, which finishes it in any case.
struct Errand {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool done = false;
    QKeychain::Error error = QKeychain::NoError;
    QString said;
    Secret secret; // what was read, or is to be written
};

template <typename Job>
void start(const QString &key, const std::shared_ptr<Errand> &errand)
{
    constexpr bool reads = std::is_same_v<Job, QKeychain::ReadPasswordJob>;
    constexpr bool writes = std::is_same_v<Job, QKeychain::WritePasswordJob>;
    auto *job = new Job(QStringLiteral("meethouse"));
    job->setKey(key);
    QByteArray bytes;
    if constexpr (writes) {
        const auto value = errand->secret.reveal();
        bytes = QByteArray(value.data(), static_cast<qsizetype>(value.size()));
        job->setBinaryData(bytes);
    }
    QObject::connect(job, &QKeychain::Job::finished, job, [job, errand, bytes]() mutable {
        const std::scoped_lock lock(errand->mutex);
        if constexpr (reads) {
            bytes = job->binaryData();
            errand->secret = Secret({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        }
        wipe(bytes);
        errand->error = job->error();
        errand->said = job->errorString();
        errand->done = true;
        errand->changed.notify_all();
    });
    job->start();
}

Error noKeychain(const QString &said)
{
    return {ErrorKind::Failed, Texts::tr("There is no keychain on this computer that answers."),
        Texts::tr(
            "Passwords are kept by a program of the desktop, for example GNOME Keyring or KWallet, and none runs."),
        Texts::tr("Go on without: nothing is stored, and the password is asked for every time."), said,
        {{QStringLiteral("reason"), QStringLiteral("none")}}};
}

Error notOpened(const QString &said)
{
    return {ErrorKind::Failed, Texts::tr("The keychain was not opened."), Texts::tr("It has to be unlocked first."),
        Texts::tr("Try again and unlock it, or go on without: the password is then asked for every time."), said,
        {{QStringLiteral("reason"), QStringLiteral("refused")}}};
}

Error cancelled()
{
    return {
        ErrorKind::Cancelled, Texts::tr("The keychain was not waited for."), {}, Texts::tr("Try again when you like.")};
}

template <typename Job>
Result<std::optional<Secret>> carryOut(const QString &key, Secret secret, std::stop_token stop)
{
    const auto errand = std::make_shared<Errand>();
    errand->secret = std::move(secret);
    QMetaObject::invokeMethod(Loop::inside(), [key, errand] { start<Job>(key, errand); });

    std::unique_lock lock(errand->mutex);
    if (!errand->changed.wait(lock, std::move(stop), [&errand] { return errand->done; }))
        return failure(cancelled());
    switch (errand->error) {
    case QKeychain::NoError:
        return std::optional(std::move(errand->secret));
    case QKeychain::EntryNotFound:
        return std::optional<Secret>();
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure(notOpened(errand->said));
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return failure(noKeychain(errand->said));
}

QString keyFor(const QString &profile, Kept what)
{
    return profile + QLatin1Char('/') + wordOf(what);
}

} // namespace

Result<void> keepInKeychain(const QString &profile, Kept what, const Secret &secret, std::stop_token stop)
{
    const auto kept = carryOut<QKeychain::WritePasswordJob>(keyFor(profile, what), secret.clone(), std::move(stop));
    return kept ? Result<void>() : failure(kept.error());
}

Result<std::optional<Secret>> readFromKeychain(const QString &profile, Kept what, std::stop_token stop)
{
    return carryOut<QKeychain::ReadPasswordJob>(keyFor(profile, what), {}, std::move(stop));
}

Result<void> forgetInKeychain(const QString &profile, std::stop_token stop)
{
    for (const auto what : kinds) {
        const auto gone = carryOut<QKeychain::DeletePasswordJob>(keyFor(profile, what), {}, stop);
        if (!gone)
            return failure(gone.error());
    }
    return {};
}

} // namespace meethouse
