#include "../unit/privacy_samples.h"
#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "privacy/words.h"
#include "wizard/look/fields.h"
#include "wizard/look/rows.h"
#include "wizard/pages/answer_editor.h"
#include "wizard/pages/answer_rows.h"
#include "wizard/pages/papers_page.h"
#include "wizard/pages/questions_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QSignalSpy>

using namespace meethouse;

// The questions of the papers: which there are, and answering them.
class ManagerQuestionsTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingToldCanBeAnswered();
    void answersAreWrittenAndTakenBack_data();
    void answersAreWrittenAndTakenBack();
    void whatCannotBeSoIsRefused_data();
    void whatCannotBeSoIsRefused();
    void onlyWhatThePapersNeedIsAsked();
    void providersWhoAnswerAllHaveNoDraft_data();
    void providersWhoAnswerAllHaveNoDraft();
    void answersAreTypedAndKept();
    void whatIsNotKeptIsSaid();
};

// Papers are read on another thread, which may have to wait for others on this machine.
#define SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60000)

namespace
{

const QString documents = QStringLiteral(":/documents");

Settings unanswered(Settings::Role role)
{
    auto settings = samples::settings(role);
    settings.papers = {};
    return settings;
}

QJsonValue at(const Settings &settings, const QString &where)
{
    QJsonValue value = settings.toJson();
    for (const auto &key : where.split(QLatin1Char('.')))
        value = value.toObject()[key];
    return value;
}

// Keeps what the server would be left with.
class Keeping final : public Remote
{
public:
    explicit Keeping(QList<QByteArray> &bundles, QByteArray answer)
        : m_bundles(bundles)
        , m_answer(std::move(answer))
    {
    }
    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token) override
    {
        m_bundles += command.input;
        RemoteOutcome outcome;
        outcome.exitCode = 0;
        outcome.output = m_answer;
        return outcome;
    }
    [[nodiscard]] int roundTrips() const override { return static_cast<int>(m_bundles.size()); }

private:
    QList<QByteArray> &m_bundles;
    QByteArray m_answer;
};

struct Place {
    explicit Place(const QByteArray &answer = "nothing\n")
        : setup(
              [this, answer](const Login &, Prompter &, const std::stop_token &) -> Result<Opened> {
                  return Opened{std::make_unique<Keeping>(bundles, answer), {}, {}};
              },
              folder.path())
    {
        setup.settings = unanswered(Settings::Role::Self);
        setup.facts = samples::facts();
    }
    void open()
    {
        setup.session.open({}, &setup, [this](const Result<Session::Reached> &there) { isOpen = there.has_value(); });
        SOON(isOpen);
    }

    QTemporaryDir folder;
    QList<QByteArray> bundles;
    bool isOpen = false;
    Setup setup;
};

const PaperQuestion *find(const QuestionsModel &model, const QString &where)
{
    for (const auto &group : model.groups()) {
        for (const auto &question : group.questions) {
            if (question.where == where)
                return &question;
        }
    }
    return nullptr;
}

} // namespace

void ManagerQuestionsTest::everythingToldCanBeAnswered()
{
    const auto kinds = FactKinds::load(documents);
    const auto words = Words::load(documents, QStringLiteral("en"));
    QVERIFY(kinds && words);
    QStringList columns;
    for (const auto &column : AnswerRows::titles())
        columns += column.first;
    Place place;
    QuestionsModel model(place.setup);
    int told = 0;
    for (const auto &id : kinds->ids()) {
        const auto &kind = *kinds->find(id);
        if (kind.origin != Fact::Origin::Told || id == u"domain")
            continue;
        ++told;
        QVERIFY2(AnswerEditor::has(kind.type), qPrintable(id));
        PaperQuestion question{kind.where, id, id, kind, {}, QJsonValue::Undefined, true};
        for (const auto &word : kind.words)
            question.choices += {word, words->text(u"values." + id + u'.' + word)};
        AnswerEditor editor(question);
        const auto inside = editor.findChildren<QWidget *>();
        QVERIFY2(
            std::ranges::any_of(inside, [](auto *each) { return each->focusPolicy() & Qt::TabFocus; }), qPrintable(id));
        for (auto column = kind.columns.begin(); column != kind.columns.end(); ++column)
            QVERIFY2(columns.contains(column.key()), qPrintable(id + column.key()));
        // And it belongs to some group.
        model.take({question});
        QVERIFY2(find(model, kind.where), qPrintable(id));
    }
    QVERIFY(told > 40);
}

void ManagerQuestionsTest::answersAreWrittenAndTakenBack_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QJsonValue>("answer");
    QTest::newRow("text") << "papers.place" << QJsonValue(QStringLiteral("Köln"));
    QTest::newRow("provider") << "provider.representative" << QJsonValue(QStringLiteral("Ada Rossi"));
    QTest::newRow("role") << "provider.role" << QJsonValue(QStringLiteral("association"));
    QTest::newRow("flag") << "papers.sensitiveTopics" << QJsonValue(false);
    QTest::newRow("number") << "papers.reviewMonths" << QJsonValue(12);
    QTest::newRow("days") << "papers.backups.days" << QJsonValue(30);
    QTest::newRow("date") << "papers.hosting.contractDate" << QJsonValue(QStringLiteral("2026-10-01"));
    QTest::newRow("country") << "papers.backups.country" << QJsonValue(QStringLiteral("AT"));
    QTest::newRow("words") << "papers.participants" << QJsonValue(QJsonArray{QStringLiteral("pupils")});
    QTest::newRow("rows") << "papers.administrators"
                          << QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("Ada")},
                                 {QStringLiteral("since"), QStringLiteral("2026-01-31")}}});
}

void ManagerQuestionsTest::answersAreWrittenAndTakenBack()
{
    QFETCH(const QString, where);
    QFETCH(const QJsonValue, answer);
    Settings before;
    before.domain = QStringLiteral("meet.example.org");
    before.certificate.source = Settings::Certificate::Own;
    before.certificate.chainFile = QStringLiteral("/home/anna/chain.pem");
    const auto after = withAnswer(before, where, answer);
    QVERIFY(after);
    QCOMPARE(at(*after, where), answer);
    QCOMPARE(after->certificate, before.certificate);
    const auto back = withAnswer(*after, where, QJsonValue::Undefined);
    QVERIFY(back);
    QVERIFY(*back == before);
}

void ManagerQuestionsTest::whatCannotBeSoIsRefused_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QJsonValue>("answer");
    QTest::newRow("no day") << "papers.recordSince" << QJsonValue(QStringLiteral("2026-02-30"));
    QTest::newRow("no number") << "papers.participantsPerYear" << QJsonValue(QStringLiteral("many"));
    QTest::newRow("too much") << "papers.reviewMonths" << QJsonValue(61);
    QTest::newRow("negative") << "papers.backups.days" << QJsonValue(-1);
    QTest::newRow("day in a row") << "papers.administrators"
                                  << QJsonValue(QJsonArray{
                                         QJsonObject{{QStringLiteral("since"), QStringLiteral("last year")}}});
}

void ManagerQuestionsTest::whatCannotBeSoIsRefused()
{
    QFETCH(const QString, where);
    QFETCH(const QJsonValue, answer);
    Place place;
    QuestionsModel model(place.setup);
    model.look();
    model.answer(where, answer);
    QCOMPARE(model.refused(), QStringList{where});
    QVERIFY2(model.refusal(where).startsWith(QStringLiteral("It must be")), qPrintable(model.refusal(where)));
    model.answer(where, QJsonValue::Undefined);
    QVERIFY(model.refused().isEmpty());
}

void ManagerQuestionsTest::onlyWhatThePapersNeedIsAsked()
{
    Place place;
    QuestionsModel model(place.setup);
    const QString rented = QStringLiteral("papers.hosting");
    const QString company = QStringLiteral("papers.hosting.company");
    model.look();
    SOON(find(model, rented));
    QVERIFY(find(model, rented)->missing);
    QVERIFY(!find(model, QStringLiteral("papers.feeRegistration"))); // asked in the United Kingdom
    QVERIFY(!find(model, QStringLiteral("papers.taskLaw")));         // of public bodies

    model.answer(rented, true);
    SOON(find(model, company));
    model.answer(rented, false);
    SOON(!find(model, company));
    QVERIFY(find(model, rented) && !find(model, rented)->missing); // it can be said otherwise
}

void ManagerQuestionsTest::providersWhoAnswerAllHaveNoDraft_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(MEETHOUSE_SOURCES "/tests/papers/providers"));
    for (const auto &name : folder.entryList({QStringLiteral("*.json")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    QCOMPARE(folder.entryList({QStringLiteral("*.json")}).size(), 8);
}

void ManagerQuestionsTest::providersWhoAnswerAllHaveNoDraft()
{
    QFETCH(const QString, file);
    const auto provider = readJsonFile(file);
    QVERIFY(provider);
    const auto whole = Settings::parse(QJsonDocument(provider->value(u"settings").toObject()).toJson());
    QVERIFY(whole);
    auto facts = samples::facts();
    const auto measured = provider->value(u"measured").toObject();
    for (auto fact = measured.begin(); fact != measured.end(); ++fact) {
        facts.remove(fact.key());
        samples::measure(facts, fact.key(), *fact);
    }
    // Who has said nothing but the name of the service says what is asked, and what is asked then.
    Settings settings;
    settings.domain = whole->domain;
    int asked = 0;
    for (bool more = true; more;) {
        more = false;
        const auto questions = paperQuestions(settings, facts, samples::today());
        QVERIFY(questions);
        for (const auto &question : *questions) {
            if (!question.missing)
                continue;
            auto answer = at(*whole, question.where);
            if (question.where == u"papers.hosting")
                answer = !answer[u"ownPremises"].toBool();
            QVERIFY2(!answer.isNull() && !answer.isUndefined(), qPrintable(question.where));
            const auto answered = withAnswer(settings, question.where, answer);
            QVERIFY2(answered, qPrintable(question.where));
            settings = *answered;
            ++asked;
            more = true;
        }
        QVERIFY(asked < 100);
    }
    QVERIFY2(asked > 10, qPrintable(QString::number(asked)));
    const QTemporaryDir folder;
    ExportWishes wishes;
    wishes.folder = folder.path();
    wishes.languages = {QStringLiteral("en"), QStringLiteral("it")};
    wishes.formats = {DocumentFormat::Html};
    wishes.date = samples::today();
    const auto written = exportDocuments(settings, facts, wishes, {});
    QVERIFY(written);
    QVERIFY(!written->files.isEmpty());
    QVERIFY2(written->drafts.isEmpty(),
        written->drafts.isEmpty() ? "" : qPrintable(written->drafts.first().gaps.first().text));
}

void ManagerQuestionsTest::answersAreTypedAndKept()
{
    Place place;
    place.open();
    QuestionsModel model(place.setup);
    QuestionsPage page(model);
    page.resize(800, 700);
    page.setVisible(true);
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.enter();
    SOON(saysIn(&page, QStringLiteral("Who takes part")));
    const auto missing = model.missing();

    // By keys: what is no number is said at the field, and nothing is kept.
    const QString kept = QStringLiteral("How long an account is kept after the host has left");
    const QString rule = QStringLiteral("It must be a whole number");
    SOON(fieldIn(&page, kept));
    auto *days = fieldIn(&page, kept);
    days->setFocus();
    QTest::keyClicks(days, QStringLiteral("a month"));
    QTest::keyClick(days, Qt::Key_Tab);
    SOON(saysIn(&page, rule));
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    QVERIFY(place.bundles.isEmpty());
    days->setFocus();
    days->clear();
    QTest::keyClicks(days, QStringLiteral("30"));

    // By clicks: what follows from an answer comes below it.
    const auto inField = [&page](const QString &name) -> QWidget * {
        for (auto *editor : page.findChildren<AnswerEditor *>()) {
            if (editor->accessibleName() == name)
                return editor;
        }
        return nullptr;
    };
    auto *backups = inField(QStringLiteral("Whether backups are made"));
    QVERIFY(backups);
    QVERIFY(!inField(QStringLiteral("Where backups lie")));
    auto *yes = buttonIn(backups, QStringLiteral("Yes"));
    SOON(yes->height() > 0); // nobody clicks what has no place yet
    QTest::mouseClick(yes, Qt::LeftButton);
    SOON(inField(QStringLiteral("Where backups lie")));
    days->clearFocus();
    SOON(!saysIn(&page, rule));
    auto *lie = fieldIn(&page, QStringLiteral("Where backups lie"));
    QTest::keyClicks(lie, QStringLiteral("Tresor"));
    auto *groups = inField(QStringLiteral("Who takes part"));
    QTest::keyClick(groups->findChild<QCheckBox *>(QStringLiteral("pupils")), Qt::Key_Space);
    SOON(model.missing() < missing + 3);

    QSignalSpy next(&page, &Page::nextWanted);
    lie->setFocus();
    QTest::keyClicks(lie, QStringLiteral(", Bolzano"));
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    SOON(next.count() == 1);
    QCOMPARE(place.bundles.size(), 1);
    QVERIFY(place.bundles.first().contains("settings.json"));
    QVERIFY(place.bundles.first().contains("\"accountDays\": 30"));
    QVERIFY(!place.bundles.first().contains("steps/001"));
    const auto &papers = place.setup.settings.papers;
    QCOMPARE(papers[u"participants"].toArray(), QJsonArray{QStringLiteral("pupils")});
    QCOMPARE(papers[u"backups"][u"place"].toString(), QStringLiteral("Tresor, Bolzano"));
    QCOMPARE(papers[u"backups"][u"made"], QJsonValue(true));
}

void ManagerQuestionsTest::whatIsNotKeptIsSaid()
{
    Place place("busy r 2026-11-23T10:00:00Z bruno@desk\n");
    place.open();
    QuestionsModel questions(place.setup);
    PapersModel papers(place.setup);
    PapersPage list(papers, questions);
    list.setVisible(true);
    list.enter();
    QSignalSpy wanted(&list, &PapersPage::questionsWanted);
    SOON(buttonIn(&list, QStringLiteral("Answer what is missing…")));
    auto *ask = buttonIn(&list, QStringLiteral("Answer what is missing…"));
    SOON(ask->height() > 0);
    QTest::mouseClick(ask, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);

    QuestionsPage page(questions);
    page.setVisible(true);
    page.enter();
    questions.answer(QStringLiteral("papers.place"), QStringLiteral("Bolzano"));
    QSignalSpy next(&page, &Page::nextWanted);
    SOON(page.bar()->main()->isEnabled());
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    SOON(saysIn(&page, QStringLiteral("Another run holds the server.")));
    QCOMPARE(next.count(), 0);
    QVERIFY(!place.setup.settings.papers.contains(QStringLiteral("place")));
    // It is still there, also after the page was left.
    questions.look();
    SOON(find(questions, QStringLiteral("papers.place")));
    SOON(find(questions, QStringLiteral("papers.place"))->answer == QJsonValue(QStringLiteral("Bolzano")));
}

static const TestCase<ManagerQuestionsTest> registered;
#include "manager_questions_test.moc"
