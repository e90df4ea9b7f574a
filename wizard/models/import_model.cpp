#include "wizard/models/import_model.h"

#include "hosts/sheets.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace meethouse
{

namespace
{

constexpr qsizetype batch = 100;

struct Looked {
    People people;
    QList<HandOver> earlier;
};

Result<Looked> readFiles(const QString &list, const QString &links)
{
    QFile file(list);
    if (!file.open(QIODevice::ReadOnly))
        return failure({ErrorKind::Usage, ImportModel::tr("The list “%1” cannot be read.").arg(list),
            file.errorString(), ImportModel::tr("Choose it again.")});
    auto people = readPeople(file.readAll());
    if (!people)
        return failure(people.error());
    auto earlier = readLinks(links);
    if (!earlier)
        return failure(earlier.error());
    return Looked{std::move(*people), std::move(*earlier)};
}

// Links are secrets: a folder that we make is its owner's alone.
void makeFolder(const QString &folder)
{
    if (!QDir(folder).exists() && QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QList<HandOver> othersThan(const People &people, QList<HandOver> all)
{
    QSet<QString> names;
    for (const auto &person : people.people)
        names.insert(person.name);
    all.removeIf([&names](const HandOver &one) { return names.contains(one.person.name); });
    return all;
}

QList<ImportModel::Line> linesOf(const People &people, const ImportPlan &plan)
{
    using Fate = ImportModel::Fate;
    QHash<QString, Fate> fates;
    for (const auto &name : plan.renewed)
        fates.insert(name, Fate::Renewed);
    for (const auto &one : plan.kept)
        fates.insert(one.person.name, Fate::Kept);
    for (const auto &name : plan.there)
        fates.insert(name, Fate::Host);
    QSet<int> bad;
    QList<ImportModel::Line> lines;
    for (const auto &problem : plan.problems) {
        bad.insert(problem.line);
        lines.append({problem.line, {}, {}, Fate::Problem, problem.text});
    }
    for (const auto &person : people.people) {
        if (!bad.contains(person.line))
            lines.append({person.line, person.name, person.shown, fates.value(person.name, Fate::Invited), {}});
    }
    std::ranges::stable_sort(lines, {}, &ImportModel::Line::number);
    return lines;
}

} // namespace

ImportModel::ImportModel(Setup &setup, const QString &domain)
    : m_setup(setup)
    , m_folder(QStringLiteral("%1/Meethouse/%2")
                   .arg(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                       tr("hosts of %1").arg(domain.isEmpty() ? setup.settings.domain : domain)))
{
}

QString ImportModel::linksFile() const
{
    return m_folder + QStringLiteral("/links.csv");
}

void ImportModel::setList(const QString &file)
{
    m_list = file;
    check();
}

void ImportModel::setFolder(const QString &folder)
{
    m_folder = folder;
    check();
}

void ImportModel::setDays(int days)
{
    m_days = days;
}

void ImportModel::setSheets(bool wanted)
{
    m_sheets = wanted;
    emit changed();
}

bool ImportModel::isBusy() const
{
    return m_state == State::Checking || m_state == State::Inviting || m_state == State::Writing;
}

qsizetype ImportModel::count(Fate fate) const
{
    return std::ranges::count(m_lines, fate, &Line::fate);
}

bool ImportModel::isReady() const
{
    return !isBusy() && !m_lines.isEmpty() && count(Fate::Problem) == 0 &&
           !(m_plan.fresh.isEmpty() && m_plan.kept.isEmpty());
}

void ImportModel::fail(const Error &error)
{
    m_error = error;
    m_state = State::Failed;
    emit changed();
}

void ImportModel::check()
{
    if (!isBusy() && !m_list.isEmpty() && !m_folder.isEmpty())
        look(false);
}

// Time has passed since it was looked at, and who was invited by others must not be invited again.
void ImportModel::run()
{
    if (isReady())
        look(true);
}

void ImportModel::look(bool goOn)
{
    m_stopping = false;
    m_state = State::Checking;
    emit changed();
    m_worker.run(
        this, [list = m_list, links = linksFile()](const std::stop_token &) { return readFiles(list, links); },
        [this, goOn](Result<Looked> looked) {
            if (!looked) {
                m_lines.clear();
                emit linesChanged();
                return fail(looked.error());
            }
            m_setup.session.ask(
                this, [](Remote &remote, std::stop_token stop) { return listHosts(remote, std::move(stop)); },
                [this, goOn, files = std::move(*looked)](const Result<QList<Host>> &hosts) {
                    if (!hosts)
                        return fail(hosts.error());
                    take(files.people, files.earlier, planImport(files.people, *hosts, files.earlier));
                    if (goOn && count(Fate::Problem) == 0)
                        inviteNext();
                });
        });
}

void ImportModel::take(const People &people, const QList<HandOver> &earlier, const ImportPlan &plan)
{
    m_others = othersThan(people, earlier);
    m_plan = plan;
    m_separator = people.separator;
    m_lines = linesOf(people, plan);
    m_handOvers = plan.kept;
    m_refused.clear();
    m_done = 0;
    m_total = plan.fresh.size();
    m_state = State::Checked;
    emit linesChanged();
    emit changed();
}

void ImportModel::inviteNext()
{
    if (m_stopping) {
        emit hostsChanged();
        return look(false);
    }
    if (m_done >= m_plan.fresh.size())
        return writeAll();
    m_state = State::Inviting;
    emit changed();
    ImportPlan part;
    part.fresh = m_plan.fresh.mid(m_done, batch);
    m_setup.session.ask(
        this,
        [part, before = m_handOvers, others = m_others, folder = m_folder, links = linksFile(), separator = m_separator,
            lifetime = std::chrono::hours(24 * m_days)](Remote &remote, std::stop_token stop) -> Result<Imported> {
            // What cannot be written down must not be made: the links exist nowhere else.
            makeFolder(folder);
            if (const auto writable = writeLinks(links, others + before, separator); !writable)
                return failure(writable.error());
            auto imported = importHosts(remote, part, lifetime, std::move(stop));
            if (!imported)
                return failure(imported.error());
            imported->handOvers = before + imported->handOvers;
            std::ranges::stable_sort(imported->handOvers, {}, [](const HandOver &one) { return one.person.line; });
            if (const auto written = writeLinks(links, others + imported->handOvers, separator); !written)
                return failure(written.error());
            return imported;
        },
        [this, size = part.fresh.size()](const Result<Imported> &imported) {
            if (!imported)
                return fail(imported.error());
            takeBatch(*imported, size);
        });
}

void ImportModel::takeBatch(const Imported &imported, qsizetype size)
{
    m_handOvers = imported.handOvers;
    m_refused += imported.refused;
    m_done += size;
    inviteNext();
}

void ImportModel::writeAll()
{
    const auto finished = [this](const Result<void> &written) {
        if (!written && written.error().kind != ErrorKind::Cancelled)
            return fail(written.error());
        if (!written)
            return look(false);
        m_state = State::Done;
        emit changed();
    };
    emit hostsChanged();
    if (!m_sheets || m_handOvers.isEmpty())
        return finished({});
    m_state = State::Writing;
    m_done = 0;
    m_total = m_handOvers.size();
    emit changed();
    const auto told = Worker::delivery<int>(this, [this](int count) {
        m_done = count;
        emit changed();
    });
    m_worker.run(
        this,
        [folder = QString(m_folder + QStringLiteral("/sheets")), handOvers = m_handOvers,
            place = SheetPlace{m_setup.settings.domain, m_setup.settings.meetings.language},
            told](std::stop_token stop) { return writeSheets(folder, handOvers, place, std::move(stop), told); },
        finished);
}

void ImportModel::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    if (m_state == State::Writing)
        m_worker.stop();
    emit changed();
}

} // namespace meethouse
