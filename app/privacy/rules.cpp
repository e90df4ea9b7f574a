#include "privacy/rules.h"

#include "privacy/marks.h"

#include <QRegularExpression>

namespace meethouse
{

namespace
{
bool isTrue(const Facts &facts, const QString &id)
{
    return facts.value(id).toBool(false);
}

// The text that the templates and not the provider answer for.
QString ownText(const Document &document)
{
    QString text;
    const auto add = [&text](const Runs &runs) {
        for (const Run &run : runs)
            text += run.value || run.gap ? QStringLiteral("\u00b7") : run.text;
        text += u'\n';
    };
    for (const Block &block : document.blocks) {
        add(block.runs);
        for (const QList<Runs> &row : block.rows) {
            for (const Runs &cell : row)
                add(cell);
        }
    }
    return text;
}
} // namespace

QList<Finding> dutiesNotCovered(const Reading &reading)
{
    QSet<QString> covered;
    for (const Block &block : reading.document.blocks)
        covered += block.covers;
    QList<Finding> findings;
    for (const Law::Item &item : reading.law.notice) {
        const bool holds = (item.onlyWhen.isEmpty() || isTrue(reading.facts, item.onlyWhen)) &&
                           (item.unless.isEmpty() || !isTrue(reading.facts, item.unless));
        if (holds && !covered.contains(item.item))
            findings += {QStringLiteral("duties"), item.item};
    }
    return findings;
}

QList<Finding> wrongBases(const Reading &reading)
{
    const QRegularExpression basis(reading.words.text(QStringLiteral("lint.legalBasis")),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    // A public body has no legitimate interests, others have no public task, and Swiss law asks for no such basis.
    const QString forbidden = reading.facts.value(QStringLiteral("law.of")).toString() == u"ch"
                                  ? QStringLiteral("abcdef")
                              : isTrue(reading.facts, QStringLiteral("controller.public")) ? QStringLiteral("f")
                                                                                           : QStringLiteral("e");
    QList<Finding> findings;
    for (auto found = basis.globalMatch(ownText(reading.document)); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (forbidden.contains(match.captured(1), Qt::CaseInsensitive))
            findings += {QStringLiteral("bases"), match.captured()};
    }
    return findings;
}

QList<Finding> emptyPromises(const Reading &reading)
{
    QList<Finding> findings;
    const QString claim = reading.words.text(QStringLiteral("lint.noThirdParty"));
    if (ownText(reading.document).contains(claim) && !isTrue(reading.facts, QStringLiteral("web.noThirdParty")))
        findings += {QStringLiteral("promises"), claim};
    if (reading.document.id != u"notice")
        return findings;
    // What is switched on must be spoken of.
    for (const QString &id : {QStringLiteral("meetings.peerToPeer"), QStringLiteral("meetings.recordingServer"),
             QStringLiteral("meetings.recordingLocal"), QStringLiteral("meetings.transcription"),
             QStringLiteral("web.analytics")}) {
        if (isTrue(reading.facts, id) && !reading.document.usedFacts.contains(id))
            findings += {QStringLiteral("promises"), id};
    }
    return findings;
}

QList<Finding> bannedWords(const Reading &reading)
{
    QList<Finding> findings;
    const QString text = ownText(reading.document);
    for (const QString &list :
        {QStringLiteral("lint.banned"), QStringLiteral("lint.outdated"), QStringLiteral("lint.swapped")}) {
        for (const QString &phrase : reading.words.list(list)) {
            const QRegularExpression expression(
                phrase, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
            if (!expression.isValid() || expression.match(text).hasMatch())
                findings += {QStringLiteral("words"), phrase};
        }
    }
    return findings;
}

QList<Finding> leftovers(const Reading &reading)
{
    QList<Finding> findings;
    const QString text = ownText(reading.document);
    static const QRegularExpression marks(
        QStringLiteral("\\{\\{|\\}\\}|[\\x{E000}-\\x{F8FF}]|\\*\\*|^#|\\]\\("), QRegularExpression::MultilineOption);
    if (const auto match = marks.match(text); match.hasMatch())
        findings += {QStringLiteral("leftovers"), match.captured()};
    for (const Block &block : reading.document.blocks) {
        for (const QList<Runs> &row : block.rows) {
            const bool gapRow =
                row.size() == 1 && std::any_of(row[0].begin(), row[0].end(), [](const Run &run) { return run.gap; });
            const bool emptyCell = std::any_of(
                row.begin(), row.end(), [](const Runs &cell) { return plainText(cell).trimmed().isEmpty(); });
            if (!gapRow && (emptyCell || row.size() != block.rows.first().size()))
                findings += {QStringLiteral("leftovers"), plainText(row.first())};
        }
    }
    return findings;
}

QList<Finding> versionsNamed(const Reading &reading)
{
    if (!reading.document.open)
        return {};
    QList<Finding> findings;
    for (const QString &id : reading.document.usedFacts) {
        if (id.startsWith(u"versions.") || id.startsWith(u"system."))
            findings += {QStringLiteral("versions"), id};
    }
    return findings;
}

QList<Finding> allFindings(const Reading &reading)
{
    // The duties are those of a notice; a stop page has none.
    QList<Finding> findings = reading.document.id == u"notice" ? dutiesNotCovered(reading) : QList<Finding>();
    findings += wrongBases(reading);
    findings += emptyPromises(reading);
    findings += bannedWords(reading);
    findings += leftovers(reading);
    findings += versionsNamed(reading);
    return findings;
}

QList<DocumentGap> doubts(const Settings &settings, const Reading &reading)
{
    const Words &words = reading.words;
    QList<DocumentGap> gaps;
    const auto add = [&](DocumentGap::Kind kind, const QString &id, const QString &form, const QString &date = {}) {
        const FactKind *known = reading.kinds.find(id);
        gaps += {kind, id, known ? known->where : QString(),
            words.text(u"paper.point." + form,
                {{QStringLiteral("name"), words.factName(id)}, {QStringLiteral("date"), date}})};
    };
    const auto used = [&reading](const QString &id) { return reading.document.usedFacts.contains(id); };

    for (const QString &id : reading.document.usedFacts) {
        const Fact *fact = reading.facts.find(id);
        // An undated measurement is no measurement that one could call recent.
        const bool measured = fact && fact->origin == Fact::Origin::Measured;
        if (measured && (!fact->time.isValid() ||
                            fact->time.toUTC().date().daysTo(reading.document.date) > reading.kinds.maxAgeDays()))
            add(DocumentGap::Kind::TooOld, id, QStringLiteral("tooOld"), words.date(fact->time.toUTC().date()));
    }
    const QString country = reading.facts.value(QStringLiteral("controller.country")).toString();
    if (reading.facts.value(QStringLiteral("law.of")) == QStringLiteral("other") && reading.document.id != u"stop") {
        const QString name = words.text(u"countries." + country);
        gaps +=
            {DocumentGap::Kind::NotAnswered, QStringLiteral("controller.country"), QStringLiteral("provider.country"),
                words.text(QStringLiteral("paper.point.foreignCountry"),
                    {{QStringLiteral("name"), name.isEmpty() ? tamed(country) : name}})};
    }

    const QString guestPassword = QStringLiteral("meetings.guestPassword");
    if (used(guestPassword) && settings.meetings.guestPassword == Settings::GuestPassword::Always &&
        reading.facts.value(guestPassword).toString() != u"always")
        add(DocumentGap::Kind::Contradicted, guestPassword, QStringLiteral("contradicted"));
    // logrotate works once a day, so a promise of seven days is kept with eight.
    const QString days = QStringLiteral("logs.participantDays");
    if (used(days) && reading.facts.value(days).toInt() > settings.privacy.participantLogDays + 1)
        add(DocumentGap::Kind::Contradicted, days, QStringLiteral("contradicted"));
    // What a country asks to keep for long must not be gone before.
    const QString kept = QStringLiteral("logs.administratorDays");
    if (used(kept) &&
        reading.facts.value(kept).toInt() < reading.facts.value(QStringLiteral("law.administratorLogDays")).toInt())
        add(DocumentGap::Kind::Contradicted, kept, QStringLiteral("contradicted"));
    const QString others = QStringLiteral("web.thirdParties");
    if (used(others) && settings.privacy.thirdParties == Settings::ThirdParties::None &&
        !reading.facts.value(others).toArray().isEmpty())
        add(DocumentGap::Kind::Contradicted, others, QStringLiteral("contradicted"));
    return gaps;
}

QList<Finding> differences(const Document &one, const Document &other)
{
    QList<Finding> findings;
    if (one.usedFacts != other.usedFacts)
        findings += {QStringLiteral("same-facts"), one.usedFacts.join(u' ') + u" | " + other.usedFacts.join(u' ')};
    static const QRegularExpression number(QStringLiteral("[0-9]+"));
    const auto numbers = [](const Document &document) {
        QStringList all;
        auto matches = number.globalMatch(plainText(document.blocks));
        while (matches.hasNext())
            all += matches.next().captured();
        all.sort();
        return all;
    };
    const QStringList first = numbers(one);
    const QStringList second = numbers(other);
    if (first != second)
        findings += {QStringLiteral("same-numbers"), first.join(u' ') + u" | " + second.join(u' ')};
    return findings;
}

} // namespace meethouse
