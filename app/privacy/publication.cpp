#include "privacy/publication.h"

#include "base/resource.h"
#include "privacy/failures.h"
#include "privacy/html.h"
#include "privacy/index.h"
#include "privacy/languages.h"
#include "privacy/set.h"
#include "privacy/staleness.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Publication)
};

const QLatin1String pagesFolder("notices/");

// JSON that stands in a script: nothing in it but ASCII, and no end of the script.
QByteArray forScript(const QJsonObject &object)
{
    QByteArray safe;
    for (const QChar c : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))) {
        if (c.unicode() < 0x80 && c != u'<')
            safe += static_cast<char>(c.unicode());
        else
            safe += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return safe;
}

// The page one comes to: each language with its papers.
class FrontPage
{
public:
    void add(const Words &words, const QString &domain)
    {
        const QString &language = words.language();
        if (m_language.isEmpty()) {
            m_language = language;
            m_title = QString(words.text(QStringLiteral("titles.notice")) + u" – " + domain).toHtmlEscaped();
        }
        const QString name = words.text(QStringLiteral("name")).toHtmlEscaped();
        const QString attributes = u" lang=\"" + language + u"\"";
        m_languages += u"<li><a href=\"#" + language + u'"' + attributes + u" hreflang=\"" + language + u"\">" + name +
                       u"</a></li>\n";
        m_papers += m_papers.isEmpty() ? QString() : QStringLiteral("</ul>\n</section>\n");
        m_papers += u"<section id=\"" + language + u'"' + attributes + u" aria-labelledby=\"in-" + language +
                    u"\">\n<h2 id=\"in-" + language + u"\">" + name + u"</h2>\n<ul>\n";
        ++m_count;
    }

    void add(const QString &file, const Document &document, const Words &words)
    {
        const QString draft =
            document.draft() ? QString(u" (" + words.text(QStringLiteral("paper.draft")) + u')') : QString();
        m_papers +=
            u"<li><a href=\"" + file + u"\">" + QString(document.shortName + draft).toHtmlEscaped() + u"</a></li>\n";
    }

    [[nodiscard]] QByteArray html() const
    {
        // With a single language there is nothing to choose.
        const QString choice = m_count > 1 ? QString(u"<nav>\n<ul>\n" + m_languages + u"</ul>\n</nav>\n") : QString();
        const QString page = u"<!DOCTYPE html>\n<html lang=\"" + m_language +
                             u"\">\n<head>\n<meta charset=\"utf-8\">\n"
                             u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                             m_title + u"</title>\n<style>" + QString::fromUtf8(htmlStyle()) +
                             u"</style>\n</head>\n<body>\n<main>\n<h1>" + m_title + u"</h1>\n" + choice + m_papers +
                             u"</ul>\n</section>\n</main>\n</body>\n</html>\n";
        return page.toUtf8();
    }

private:
    QString m_language; // the first
    QString m_title;
    QString m_languages;
    QString m_papers;
    int m_count = 0;
};

Step step()
{
    Step step;
    step.id = QStringLiteral("privacy-notices");
    step.title = Texts::tr("Publish the notices");
    step.why = Texts::tr("Whoever comes to a meeting can read them before it, in the languages you chose.");
    step.script = resource(QStringLiteral("server/steps/privacy-notices.sh"));
    step.values = QStringList{QStringLiteral("DOMAIN")};
    step.seconds = 1;
    return step;
}

QByteArray filled(const char *name, const char *mark, const QByteArray &value)
{
    return resource(QStringLiteral("server/notices/") + QLatin1String(name)).replace(mark, value);
}

} // namespace

Result<Publication> planPublication(
    const Settings &settings, const Facts &facts, const QStringList &languages, QDate date)
{
    const QString root = QStringLiteral(":/documents");
    const Result<QStringList> wanted = wantedLanguages(settings, languages);
    if (!wanted)
        return failure(wanted.error());
    const Result<QList<CatalogueEntry>> catalogue = loadCatalogue(root);
    if (!catalogue)
        return failure(catalogue.error());

    Publication publication;
    Plan &plan = publication.plan;
    ExportIndex index(settings, facts, date);
    FrontPage front;
    QJsonObject titles;
    for (const QString &language : *wanted) {
        const Result<PaperSource> source = PaperSource::load(root, language, settings, facts);
        if (!source)
            return failure(source.error());
        QList<CatalogueEntry> entries = entriesFor(*catalogue, *source);
        entries.removeIf([](const CatalogueEntry &entry) { return !entry.open; });
        const Result<QList<Document>> documents = makeSet(entries, *source, date);
        if (!documents)
            return failure(documents.error());
        if (documents->isEmpty())
            return failure(nothingToPublish());
        front.add(source->words, settings.domain);
        titles[language] = source->words.text(QStringLiteral("titles.notice"));
        for (const Document &document : *documents) {
            const QByteArray page = writeHtml(document, source->words);
            ExportedFile file;
            file.path = source->words.text(u"fileStems." + document.id) + u'-' + language + u".html";
            file.document = document.id;
            file.language = language;
            file.format = DocumentFormat::Html;
            file.sha256 = QCryptographicHash::hash(page, QCryptographicHash::Sha256).toHex();
            file.draft = document.draft();
            index.add(file, document);
            front.add(file.path, document, source->words);
            plan.files.append({pagesFolder + file.path, page});
            if (document.draft())
                publication.drafts += {document.id, language, document.gaps};
            if (!publication.documents.contains(document.id))
                publication.documents += document.id;
        }
    }
    const QByteArray styleHash = QCryptographicHash::hash(htmlStyle(), QCryptographicHash::Sha256).toBase64();
    plan.files.append({pagesFolder + QStringLiteral("index.html"), front.html()});
    plan.files.append({QStringLiteral("notices.conf"), filled("notices.conf", "@styleHash@", styleHash)});
    plan.files.append({QStringLiteral("notices.js"),
        filled("notices.js", "@titles@", forScript(titles)).replace("@domain@", settings.domain.toLatin1())});
    plan.files.append({QStringLiteral("published.json"), index.toJson()});
    plan.steps.append(step());
    plan.values = {{QStringLiteral("DOMAIN"), settings.domain}};
    return publication;
}

Plan planWithdrawal(const Settings &settings)
{
    Plan plan;
    Step step;
    step.id = QStringLiteral("privacy-notices-withdrawn");
    step.title = Texts::tr("Take the notices down");
    step.why = Texts::tr("You do not want them shown at the meeting server any more.");
    step.script = resource(QStringLiteral("server/steps/privacy-notices-withdrawn.sh"));
    step.values = QStringList{QStringLiteral("DOMAIN")};
    step.seconds = 1;
    plan.steps.append(step);
    plan.values = {{QStringLiteral("DOMAIN"), settings.domain}};
    return plan;
}

Result<std::optional<DocumentsCheck>> checkPublication(
    Remote &remote, const Settings &settings, const Facts &facts, std::stop_token stop)
{
    RemoteCommand command;
    // Their hashes first, one a line; then what they were made from.
    command.line = "cd /usr/local/share/meethouse/privacy 2>/dev/null && sha256sum -- *.html && echo && "
                   "exec cat /var/lib/meethouse/published.json";
    command.deadline = std::chrono::seconds(20);
    const auto outcome = remote.run(std::move(command), std::move(stop));
    if (!outcome)
        return failure(outcome.error());
    const qsizetype end = outcome->output.indexOf("\n\n");
    if (outcome->exitCode != 0 && end < 0)
        return std::nullopt;
    const Result<ExportIndex> index =
        ExportIndex::parse(outcome->output.mid(end + 2), QStringLiteral("/var/lib/meethouse/published.json"));
    if (!index)
        return failure(publicationUnread(index.error().detail));

    DocumentsCheck check;
    check.folder = QStringLiteral("https://%1/privacy/").arg(settings.domain);
    const QList<QByteArray> there = outcome->output.left(end).split('\n');
    for (const ExportIndex::File &file : index->files()) {
        if (!there.contains(QByteArray(file.sha256 + "  " + file.name.toUtf8())))
            check.changedFiles += file.name;
    }
    if (const Result<void> compared = compareWithNow(*index, settings, facts, check); !compared)
        return failure(compared.error());
    const Result<QList<CatalogueEntry>> catalogue = loadCatalogue(QStringLiteral(":/documents"));
    if (!catalogue)
        return failure(catalogue.error());
    for (const CatalogueEntry &entry : *catalogue) {
        if (!entry.open)
            check.needed.removeAll(entry.id);
    }
    return check;
}

} // namespace meethouse
