#include "server/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr int knownFormat = 1;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Profiles)
};

bool isLine(const QString &text, qsizetype longest)
{
    return text.size() <= longest && text == text.trimmed() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
}

bool isValid(const Profile &profile)
{
    const auto plain = [](const QString &text, qsizetype longest) {
        return !text.isEmpty() && isLine(text, longest) && !text.contains(u' ') && !text.startsWith(u'-');
    };
    return !profile.name.isEmpty() && isLine(profile.name, 100) && plain(profile.user, 100) &&
           plain(profile.host, 253) && !profile.host.contains(u'@') && profile.port > 0 &&
           isLine(profile.identityFile, 4096) && isLine(profile.domain, 253) && isLine(profile.resolver, 300) &&
           isLine(profile.caFile, 4096);
}

Profile fromJson(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const int port = json.value(QStringLiteral("port")).toInt(22);
    return {text("name"), text("user"), text("host"),
        port > 0 && port < 65536 ? static_cast<quint16>(port) : quint16(0), text("identityFile"), text("domain"),
        json.value(QStringLiteral("inKeychain")).toBool(), text("resolver"), text("caFile")};
}

Error broken(const QString &path, const QString &why)
{
    return {ErrorKind::Failed, Texts::tr("The list of servers in “%1” cannot be read.").arg(path), why,
        Texts::tr("Mend the file, or move it away and add your servers again."), {}, {}};
}

Error notWritten(const QString &path, const QString &why)
{
    return {ErrorKind::Failed, Texts::tr("The list of servers in “%1” cannot be written.").arg(path), why,
        Texts::tr("Check whether the disk is full, and whether you may write there."), {}, {}};
}

Error unknownProfile(const QString &name)
{
    return {ErrorKind::Usage, Texts::tr("This computer knows no server “%1”.").arg(name), {},
        Texts::tr("Check the name, or say where the server is with --server."), {},
        {{QStringLiteral("profile"), name}}};
}

Error notValid()
{
    return {ErrorKind::Usage, Texts::tr("These details of a server cannot be kept."),
        Texts::tr("A name, a user and an address are needed, each in one line."),
        Texts::tr("Correct them and try again."), {}, {}};
}

auto called(const QString &name)
{
    return [name](const Profile &profile) { return profile.name == name; };
}

} // namespace

QJsonObject toJson(const Profile &profile)
{
    QJsonObject json{{QStringLiteral("name"), profile.name}, {QStringLiteral("user"), profile.user},
        {QStringLiteral("host"), profile.host}, {QStringLiteral("port"), profile.port},
        {QStringLiteral("identityFile"), profile.identityFile}, {QStringLiteral("domain"), profile.domain},
        {QStringLiteral("inKeychain"), profile.inKeychain}};
    if (!profile.resolver.isEmpty())
        json.insert(QStringLiteral("resolver"), profile.resolver);
    if (!profile.caFile.isEmpty())
        json.insert(QStringLiteral("caFile"), profile.caFile);
    return json;
}

QJsonObject forElsewhere(const QList<Profile> &profiles)
{
    QJsonArray array;
    for (auto profile : profiles) {
        profile.identityFile.clear();
        profile.inKeychain = false;
        profile.resolver.clear();
        profile.caFile.clear();
        array.append(toJson(profile));
    }
    return {{QStringLiteral("format"), knownFormat}, {QStringLiteral("profiles"), array}};
}

Profiles::Profiles(QString folder)
    : m_folder(
          folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) : std::move(folder))
{
}

QString Profiles::path() const
{
    return QDir(m_folder).filePath(QStringLiteral("profiles.json"));
}

Result<QList<Profile>> Profiles::all() const
{
    QFile file(path());
    if (!file.exists())
        return QList<Profile>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(broken(path(), file.errorString()));
    QJsonParseError trouble;
    const auto json = QJsonDocument::fromJson(file.read(4 * 1024 * 1024), &trouble).object();
    if (trouble.error != QJsonParseError::NoError)
        return failure(broken(path(), trouble.errorString()));
    if (json.value(QStringLiteral("format")).toInt() != knownFormat)
        return failure(broken(path(), Texts::tr("A newer version of this program wrote it.")));

    QList<Profile> profiles;
    const auto array = json.value(QStringLiteral("profiles")).toArray();
    for (const auto &value : array) {
        const auto profile = fromJson(value.toObject());
        const bool twice = std::any_of(profiles.begin(), profiles.end(), called(profile.name));
        if (!isValid(profile) || twice)
            return failure(broken(path(), Texts::tr("One of its entries is not valid.")));
        profiles.append(profile);
    }
    std::sort(profiles.begin(), profiles.end(),
        [](const Profile &one, const Profile &other) { return one.name.localeAwareCompare(other.name) < 0; });
    return profiles;
}

Result<Profile> Profiles::find(const QString &name) const
{
    const auto profiles = all();
    if (!profiles)
        return failure(profiles.error());
    const auto found = std::find_if(profiles->begin(), profiles->end(), called(name));
    if (found == profiles->end())
        return failure(unknownProfile(name));
    return *found;
}

Result<void> Profiles::save(const Profile &profile) const
{
    if (!isValid(profile))
        return failure(notValid());
    auto profiles = all();
    if (!profiles)
        return failure(profiles.error());
    const auto found = std::find_if(profiles->begin(), profiles->end(), called(profile.name));
    if (found == profiles->end())
        profiles->append(profile);
    else
        *found = profile;
    return write(*profiles);
}

Result<void> Profiles::put(const Profile &profile, const QString &instead) const
{
    if (!isValid(profile))
        return failure(notValid());
    auto profiles = all();
    if (!profiles)
        return failure(profiles.error());
    if (!instead.isEmpty() && profiles->removeIf(called(instead)) == 0)
        return failure(unknownProfile(instead));
    if (std::any_of(profiles->begin(), profiles->end(), called(profile.name))) {
        return failure({ErrorKind::Usage, Texts::tr("Another server is called “%1” already.").arg(profile.name), {},
            Texts::tr("Give this one another name."), {}, {}});
    }
    profiles->append(profile);
    return write(*profiles);
}

Result<void> Profiles::remove(const QString &name) const
{
    auto profiles = all();
    if (!profiles)
        return failure(profiles.error());
    if (profiles->removeIf(called(name)) == 0)
        return failure(unknownProfile(name));
    return write(*profiles);
}

Result<void> Profiles::write(const QList<Profile> &profiles) const
{
    QJsonArray array;
    for (const Profile &profile : profiles)
        array.append(toJson(profile));
    const QJsonObject json{{QStringLiteral("format"), knownFormat}, {QStringLiteral("profiles"), array}};

    const bool had = QDir(m_folder).exists();
    if (!QDir().mkpath(m_folder))
        return failure(notWritten(path(), {}));
    if (!had)
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QSaveFile file(path());
    // Before the first byte: nobody else may open it, not even for a moment.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failure(notWritten(path(), file.errorString()));
    file.write(QJsonDocument(json).toJson());
    if (!file.commit())
        return failure(notWritten(path(), file.errorString()));
    return {};
}

} // namespace meethouse
