#include "deployment/bundle.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <cstring>

namespace meethouse
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Bundle)
};

bool isMatch(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern))).match(text).hasMatch();
}

bool isFileName(const QString &name)
{
    if (!isMatch(name, "[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*"))
        return false;
    return name.size() <= 90; // fits the 100 bytes of a header together with its folder
}

// What is wrong with a plan, for its author; a good one gets nothing.
QString faultOf(const Plan &plan)
{
    QSet<QString> ids;
    for (const Step &step : plan.steps) {
        if (!isMatch(step.id, "[a-z0-9]+(-[a-z0-9]+)*") || step.id.size() > 60)
            return QStringLiteral("step id ‘%1’").arg(step.id);
        if (ids.contains(step.id))
            return QStringLiteral("two steps called ‘%1’").arg(step.id);
        ids.insert(step.id);
    }
    for (auto value = plan.values.cbegin(); value != plan.values.cend(); ++value) {
        if (!isMatch(value.key(), "[A-Z][A-Z0-9_]{0,60}"))
            return QStringLiteral("value name ‘%1’").arg(value.key());
        if (value.value().contains(QLatin1Char('\n')) || value.value().contains(QChar(0)))
            return QStringLiteral("value %1 has more than one line").arg(value.key());
    }
    for (const auto &[name, secret] : plan.secrets) {
        if (!isMatch(name, "[A-Za-z0-9_-][A-Za-z0-9._-]{0,60}"))
            return QStringLiteral("secret name ‘%1’").arg(name);
    }
    for (const BundleFile &file : plan.files) {
        if (!isFileName(file.name))
            return QStringLiteral("file name ‘%1’").arg(file.name);
    }
    return {};
}

void putOctal(char *field, int width, qint64 number)
{
    const QByteArray digits = QByteArray::number(number, 8).rightJustified(width - 1, '0');
    std::memcpy(field, digits.constData(), static_cast<size_t>(digits.size()));
}

// One header of an archive; every name of ours fits its first field.
QByteArray headerOf(const QByteArray &name, char type, qint64 size)
{
    QByteArray header(512, '\0');
    char *field = header.data();
    Q_ASSERT(name.size() <= 100);
    std::memcpy(field, name.constData(), static_cast<size_t>(qMin<qsizetype>(name.size(), 100)));
    putOctal(field + 100, 8, type == '5' ? 0700 : 0600);
    putOctal(field + 108, 8, 0);
    putOctal(field + 116, 8, 0);
    putOctal(field + 124, 12, size);
    putOctal(field + 136, 12, 0);
    field[156] = type;
    constexpr std::array magic = {'u', 's', 't', 'a', 'r', '\0', '0', '0'};
    std::copy(magic.begin(), magic.end(), field + 257);
    std::memset(field + 148, ' ', 8);
    qint64 sum = 0;
    for (const char byte : std::as_const(header))
        sum += static_cast<unsigned char>(byte);
    putOctal(field + 148, 7, sum);
    return header;
}

QByteArray line(const QString &text)
{
    return text.toUtf8() + '\n';
}

// "user@computer" as a single word.
QString word(const QString &by)
{
    QString clean = by.left(80);
    clean.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9._@-]")), QStringLiteral("_"));
    return clean.isEmpty() ? QStringLiteral("-") : clean;
}

void addScripts(QList<BundleFile> &files)
{
    for (const QString &name : serverScripts())
        files.append({name, serverFile(name)});
}

QByteArray withLength(const QByteArray &archive)
{
    return QByteArray::number(archive.size()) + '\n' + archive;
}

Secret secretsOf(const Plan &plan)
{
    size_t size = sizeof "end\n";
    for (const auto &[name, secret] : plan.secrets)
        size += static_cast<size_t>(name.size()) + secret.reveal().size() + 24;
    // Room for all from the start: growing would leave copies behind.
    std::string text;
    text.reserve(size);
    for (const auto &[name, secret] : plan.secrets) {
        text += name.toStdString() + ' ' + std::to_string(secret.reveal().size()) + '\n';
        text += secret.reveal();
        text += '\n';
    }
    text += "end\n";
    return Secret::take(text);
}

QJsonObject describedStep(const QString &id, const QString &title, int seconds)
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("title"), title}, {QStringLiteral("seconds"), seconds}};
}

QByteArray planFile(const QJsonArray &steps)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), 1}, {QStringLiteral("steps"), steps}}).toJson();
}

} // namespace

QStringList serverScripts()
{
    return {QStringLiteral("run.sh"), QStringLiteral("lib.sh"), QStringLiteral("packages.sh"),
        QStringLiteral("services.sh"), QStringLiteral("trial.sh"), QStringLiteral("undo.sh")};
}

QByteArray serverFile(const QString &name)
{
    QFile file(QStringLiteral(":/server/") + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "serverFile", qPrintable(name));
    return open ? file.readAll() : QByteArray();
}

QByteArray archiveOf(const QList<BundleFile> &files)
{
    QByteArray archive;
    QSet<QByteArray> folders;
    for (const BundleFile &file : files) {
        const QByteArray name = file.name.toUtf8();
        for (qsizetype slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            const QByteArray folder = name.left(slash + 1);
            if (!folders.contains(folder))
                archive += headerOf(folder, '5', 0);
            folders.insert(folder);
        }
        archive += headerOf(name, '0', file.content.size());
        archive += file.content;
        archive += QByteArray((512 - file.content.size() % 512) % 512, '\0');
    }
    return archive + QByteArray(1024, '\0');
}

Result<Bundle> bundleOf(const Plan &plan, const QString &by)
{
    if (const QString fault = faultOf(plan); !fault.isEmpty())
        return failure({ErrorKind::Failed, Text::tr("This plan cannot be carried out."),
            Text::tr("One of its parts has a name or a form that the server's shell could misread."),
            Text::tr("Please report this, with the detail below."), fault, {}});

    QList<BundleFile> files;
    addScripts(files);
    files.append({QStringLiteral("digest"), plan.digest() + '\n'});
    files.append({QStringLiteral("by"), line(word(by))});
    QJsonArray described;
    int number = 0;
    for (const Step &step : plan.steps) {
        described.append(describedStep(step.id, step.title, step.seconds));
        files.append(
            {QStringLiteral("steps/%1-%2.sh").arg(++number, 3, 10, QLatin1Char('0')).arg(step.id), step.script});
    }
    files.append({QStringLiteral("plan.json"), planFile(described)});
    for (auto value = plan.values.cbegin(); value != plan.values.cend(); ++value)
        files.append({QStringLiteral("values/") + value.key(), line(value.value())});
    for (const BundleFile &file : plan.files)
        files.append({QStringLiteral("files/") + file.name, file.content});
    if (!plan.settings.isEmpty())
        files.append({QStringLiteral("settings.json"), QJsonDocument(plan.settings).toJson()});
    return Bundle{withLength(archiveOf(files)), secretsOf(plan)};
}

Bundle undoBundle(const QString &by)
{
    QList<BundleFile> files;
    addScripts(files);
    QJsonArray described;
    for (const QString &id : undoSteps())
        described.append(describedStep(id, builtInTitle(id), 1));
    files.append({QStringLiteral("digest"), "undo\n"});
    files.append({QStringLiteral("by"), line(word(by))});
    files.append({QStringLiteral("plan.json"), planFile(described)});
    return {withLength(archiveOf(files)), secretsOf({})};
}

QStringList undoSteps()
{
    QStringList ids;
    for (const char *phase : {"units", "lines", "files", "packages", "answers", "accounts", "services", "rest"})
        ids.append(QStringLiteral("undo-") + QString::fromLatin1(phase));
    return ids;
}

QString builtInTitle(const QString &id)
{
    if (id == QStringLiteral("restart-services"))
        return Text::tr("Restart the services whose settings changed");
    if (id == QStringLiteral("undo-units"))
        return Text::tr("Stop the services that we added");
    if (id == QStringLiteral("undo-lines"))
        return Text::tr("Take our lines out of the files of others");
    if (id == QStringLiteral("undo-files"))
        return Text::tr("Remove our files and put originals back");
    if (id == QStringLiteral("undo-packages"))
        return Text::tr("Remove the packages that were not there before");
    if (id == QStringLiteral("undo-answers"))
        return Text::tr("Forget our answers to the packages' questions");
    if (id == QStringLiteral("undo-accounts"))
        return Text::tr("Remove the accounts that we added");
    if (id == QStringLiteral("undo-services"))
        return Text::tr("Bring the services back to where they were");
    if (id == QStringLiteral("undo-rest"))
        return Text::tr("Remove what is left of us");
    return {};
}

} // namespace meethouse
