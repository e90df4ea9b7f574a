#pragma once

#include "ssh/connection.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>
#include <deque>
#include <sys/prctl.h>
#include <unistd.h>

namespace meethouse
{

// Answers with what it was given, and remembers what it was asked.
class ScriptedPrompter final : public Prompter
{
public:
    std::optional<std::vector<Secret>> ask(const Round &round) override
    {
        rounds.append(round);
        if (answers.empty())
            return std::nullopt;
        std::vector<Secret> given;
        for (const std::string &answer : answers.front())
            given.emplace_back(answer);
        answers.pop_front();
        return given;
    }

    QList<Round> rounds;
    std::deque<std::vector<std::string>> answers;
};

// A program of the test, ended with it. What it says goes into the test's own output when something is wrong.
class Helper
{
public:
    ~Helper() { end(); }

    bool start(const QString &program, const QStringList &arguments)
    {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardInputFile(QProcess::nullDevice());
        process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); }); // also when the test is killed
        process.start(program, arguments);
        return process.waitForStarted(5000);
    }
    // Stopped, it keeps its connections and says nothing more, as behind a cut line.
    void freeze() { kill(static_cast<pid_t>(process.processId()), SIGSTOP); }
    void thaw() { kill(static_cast<pid_t>(process.processId()), SIGCONT); }
    void end()
    {
        if (process.state() == QProcess::NotRunning)
            return;
        thaw();
        process.kill();
        process.waitForFinished(5000);
    }
    QByteArray said() { return process.readAll(); }

    QProcess process;
};

inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

inline bool waitForPort(quint16 port)
{
    for (int i = 0; i < 100; ++i) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (socket.waitForConnected(100))
            return true;
        QThread::msleep(50);
    }
    return false;
}

inline QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(30000);
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

inline bool makeKey(const QString &file, const QString &type = QStringLiteral("ed25519"),
    const QString &passphrase = {}, const QStringList &more = {})
{
    QFile::remove(file);
    return !outputOf(QStringLiteral("ssh-keygen"),
        QStringList{QStringLiteral("-t"), type, QStringLiteral("-N"), passphrase, QStringLiteral("-f"), file} + more)
                .isEmpty();
}

inline QByteArray readFile(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeFile(const QString &name, const QByteArray &text, QFile::Permissions permissions = {})
{
    QFile file(name);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
        if (permissions != QFile::Permissions())
            file.setPermissions(permissions);
    }
}

// OpenSSH's own sshd and Debian's own sudo on a loopback port. Root signs in with the key `userKey`. Where the machine
// lets us have a mount namespace, there are users besides, who exist in that namespace only: all with the password
// "right horse", see users() below.
class SshServer
{
public:
    struct Setup {
        QByteArray config; // more lines for sshd_config
        QStringList hostKeyTypes = {QStringLiteral("ed25519")};
        QStringList hostKeyOptions; // for ssh-keygen
        bool hasSudo = true;
    };

    bool start(const Setup &setup) { return prepare(setup) && launch(); }
    bool start() { return start(Setup()); }
    [[nodiscard]] bool hasUsers() const { return m_hasUsers; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString userKey() const { return file(QStringLiteral("user_key")); }
    // As ssh-keygen says it.
    [[nodiscard]] QString fingerprint(const QString &type = QStringLiteral("ed25519")) const
    {
        return QString::fromLatin1(
            outputOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), file(QStringLiteral("host_") + type)})
                .split(' ')
                .value(1));
    }
    Helper &process() { return m_sshd; }

    // A login that is let in as root by key, and trusts this server's key.
    [[nodiscard]] Login login(const QString &user = QStringLiteral("root")) const
    {
        Login made;
        made.address = {user, QStringLiteral("127.0.0.1"), m_port};
        made.knownHostsFile = file(QStringLiteral("known_hosts"));
        made.acceptHostKey = fingerprint();
        made.useAgent = false;
        if (user == QLatin1String("root"))
            made.identityFile = userKey();
        else
            made.password = Secret("right horse");
        return made;
    }

    bool restartSamePort()
    {
        m_sshd.end();
        return launch();
    }

    bool makeHostKeys(const Setup &setup)
    {
        for (const QString &type : setup.hostKeyTypes) {
            if (!makeKey(file(QStringLiteral("host_") + type), type, {}, setup.hostKeyOptions))
                return false;
        }
        return true;
    }

private:
    // name, shell, sudoers line
    static QList<QList<QByteArray>> users()
    {
        return {
            {"pupil", "/bin/bash", "pupil ALL=(ALL:ALL) ALL"},
            {"free", "/bin/bash", "free ALL=(ALL:ALL) NOPASSWD: ALL"}, {"stranger", "/bin/bash", ""},
            {"limited", "/bin/bash", "limited ALL=(ALL:ALL) NOPASSWD: /usr/bin/true"},
            {"chatty", "/bin/bash", "chatty ALL=(ALL:ALL) ALL"},
            {"greedy", "/bin/bash", "greedy ALL=(ALL:ALL) NOPASSWD: ALL"}, {"zed", "/bin/zsh", "zed ALL=(ALL:ALL) ALL"},
            {"cesar", "/bin/tcsh", "cesar ALL=(ALL:ALL) ALL"}, {"fishy", "/usr/bin/fish", "fishy ALL=(ALL:ALL) ALL"},
            {"closed", "/usr/sbin/nologin", ""},
            {"formal", "/bin/bash", "Defaults:formal requiretty\nformal ALL=(ALL:ALL) ALL"},
            {"easy", "/bin/bash", "Defaults:easy requiretty\neasy ALL=(ALL:ALL) NOPASSWD: ALL"},
            {"stale", "/bin/bash", "stale ALL=(ALL:ALL) ALL"}, // has to choose a new password first
        };
    }

    bool prepare(const Setup &setup)
    {
        if (!m_folder.isValid() || geteuid() != 0)
            return false;
        QFile::setPermissions(m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                   QFile::ExeOther | QFile::ReadOther | QFile::ExeGroup);
        m_hasUsers =
            QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("--mount"), QStringLiteral("true")}) == 0;
        if (!makeHostKeys(setup) || !makeKey(userKey()))
            return false;
        QFile::copy(userKey() + QStringLiteral(".pub"), file(QStringLiteral("authorized_keys")));
        writeUsers();
        return writeConfig(setup);
    }

    void writeUsers()
    {
        const QByteArray hash = outputOf(
            QStringLiteral("openssl"), {QStringLiteral("passwd"), QStringLiteral("-6"), QStringLiteral("right horse")})
                                    .trimmed();
        QByteArray passwd = readFile(QStringLiteral("/etc/passwd"));
        // What root's own .bashrc does on this machine is not part of the test.
        QDir().mkpath(file(QStringLiteral("home_root")));
        const QByteArray rootsHome = file(QStringLiteral("home_root")).toLocal8Bit();
        passwd.replace(":0:0:root:/root:", QByteArray(":0:0:root:" + rootsHome + ':'));
        QByteArray shadow = readFile(QStringLiteral("/etc/shadow"));
        QByteArray sudoers = "Defaults env_reset, use_pty, lecture=always\n"
                             "Defaults secure_path=\"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\"\n"
                             "root ALL=(ALL:ALL) ALL\n";
        int number = 54321;
        for (const QList<QByteArray> &user : users()) {
            const QByteArray home = file(QStringLiteral("home_")).toLocal8Bit() + user.at(0);
            const QByteArray id = QByteArray::number(number++);
            passwd += user.at(0) + ":x:" + id + ':' + id + "::" + home + ':' + user.at(1) + '\n';
            const QByteArray changed = user.at(0) == "stale" ? "0" : "19000";
            shadow += user.at(0) + ':' + hash + ':' + changed + ":0:99999:7:::\n";
            sudoers += user.at(2) + '\n';
            QDir().mkpath(QString::fromLocal8Bit(home));
        }
        writeFile(file(QStringLiteral("home_chatty/.bashrc")),
            "set -x\necho Welcome to this server\necho mind the gap >&2\nprintf 'no line end'\n");
        writeFile(
            file(QStringLiteral("home_greedy/.bashrc")), "while read -t 0.3 -r line; do echo \"ate $line\"; done\n");
        writeFile(file(QStringLiteral("passwd")), passwd,
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        writeFile(file(QStringLiteral("shadow")), shadow, QFile::ReadOwner | QFile::WriteOwner);
        writeFile(file(QStringLiteral("sudoers")), sudoers, QFile::ReadOwner);
        writeFile(file(QStringLiteral("pam")),
            "auth required pam_unix.so nodelay\naccount required pam_unix.so\nsession required pam_permit.so\n");
    }

    bool writeConfig(const Setup &setup)
    {
        m_port = freePort();
        QByteArray config = setup.config + "\nListenAddress 127.0.0.1\nPort " + QByteArray::number(m_port) +
                            "\nPidFile none\nStrictModes no\nPermitRootLogin yes\nUseDNS no\nUsePAM " +
                            (m_hasUsers ? "yes" : "no") + "\nAuthorizedKeysFile " +
                            file(QStringLiteral("authorized_keys")).toLocal8Bit() + '\n';
        for (const QString &type : setup.hostKeyTypes)
            config += "HostKey " + file(QStringLiteral("host_") + type).toLocal8Bit() + '\n';
        writeFile(file(QStringLiteral("sshd_config")), config);

        QByteArray script = "set -eu\n";
        if (m_hasUsers) {
            script += "mount -t tmpfs tmpfs /run\nmount --bind passwd /etc/passwd\nmount --bind shadow /etc/shadow\n"
                      "mount --bind pam /etc/pam.d/sshd\n";
            script += setup.hasSudo ? "mount --bind sudoers /etc/sudoers\nmount --bind pam /etc/pam.d/sudo\n"
                                    : "mount --bind /dev/null /usr/bin/sudo\n";
        }
        script += "mkdir -p /run/sshd\nexec /usr/sbin/sshd -D -e -f sshd_config\n";
        writeFile(file(QStringLiteral("start.sh")), script);
        return true;
    }

    bool launch()
    {
        m_sshd.process.setWorkingDirectory(m_folder.path());
        const QStringList shell = {QStringLiteral("/bin/sh"), file(QStringLiteral("start.sh"))};
        const bool started =
            m_hasUsers ? m_sshd.start(QStringLiteral("unshare"), QStringList{QStringLiteral("--mount")} + shell)
                       : m_sshd.start(shell.first(), shell.mid(1));
        if (!started || !waitForPort(m_port)) {
            m_sshd.process.waitForReadyRead(200);
            qWarning() << m_sshd.said();
            return false;
        }
        return true;
    }

    QTemporaryDir m_folder;
    Helper m_sshd; // after the folder: it ends first
    quint16 m_port = 0;
    bool m_hasUsers = false;
};

// tests/support/scripted_ssh_server.py with these arguments: an SSH server that does as it is told.
class ScriptedServer
{
public:
    bool start(const QStringList &arguments)
    {
        m_port = freePort();
        const bool started = m_process.start(QStringLiteral("/usr/bin/python3"),
            QStringList{QStringLiteral(MEETHOUSE_TEST_SUPPORT "/scripted_ssh_server.py"), QString::number(m_port)} +
                arguments);
        if (!started || !m_process.process.waitForReadyRead(10000)) {
            qWarning() << m_process.said();
            return false;
        }
        m_fingerprint = QString::fromLatin1(m_process.said().trimmed());
        return m_fingerprint.startsWith(QLatin1String("SHA256:"));
    }

    [[nodiscard]] Login login(const QString &user = QStringLiteral("pupil")) const
    {
        Login made;
        made.address = {user, QStringLiteral("127.0.0.1"), m_port};
        made.knownHostsFile = m_folder.filePath(QStringLiteral("known_hosts"));
        made.acceptHostKey = m_fingerprint;
        made.useAgent = false;
        return made;
    }
    Helper &process() { return m_process; }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QTemporaryDir m_folder;
    Helper m_process;
    QString m_fingerprint;
    quint16 m_port = 0;
};

} // namespace meethouse
