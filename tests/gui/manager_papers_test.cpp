#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "wizard/look/rows.h"
#include "wizard/manager/holding_page.h"
#include "wizard/pages/papers_page.h"

using namespace meethouse;

class ManagerPapersTest : public QObject
{
    Q_OBJECT

private slots:
    void papersThatNoLongerHoldSayWhy();
    void noticesArePublishedAndTakenDownByClicks();
};

void ManagerPapersTest::papersThatNoLongerHoldSayWhy()
{
    const QTemporaryDir folder;
    Setup setup(sshOpener(), folder.path());
    setup.settings.domain = school;
    setup.settings.provider.role = Settings::Role::School;
    setup.settings.provider.name = QStringLiteral("Scuola Esempio");
    HoldingModel model(setup);
    QuestionsModel questions(setup);
    HoldingPage page(model, questions);
    page.resize(800, 700);
    page.setVisible(true);
    model.check(folder.path());
    QTRY_COMPARE(model.state(), HoldingModel::State::NeverWritten);
    QVERIFY(saysIn(&page, QStringLiteral("No papers of this server")));

    ExportWishes wishes;
    wishes.folder = folder.path();
    wishes.languages = {QStringLiteral("en")};
    wishes.formats = {DocumentFormat::Html};
    wishes.date = QDate(2026, 11, 20);
    QVERIFY(exportDocuments(setup.settings, setup.facts, wishes, {}).has_value());
    model.check(folder.path());
    QTRY_COMPARE(model.state(), HoldingModel::State::Checked);
    QVERIFY(model.allHold());
    QVERIFY(saysIn(&page, QStringLiteral("still hold.")));
    QVERIFY(model.drafts() > 3);
    QVERIFY(saysIn(&page, QStringLiteral("%1 of them ").arg(model.drafts())));
    // A row that is new shows with the next turn of the loop.
    QTRY_VERIFY(saysIn(&page, QStringLiteral("A draft: something is still missing.")));
    questions.look();
    QTRY_VERIFY(buttonIn(&page, QStringLiteral("Answer what is missing…")));

    setup.settings.provider.name = QStringLiteral("Scuola Nuova");
    model.check(folder.path());
    QTRY_COMPARE(model.state(), HoldingModel::State::Checked);
    QVERIFY(!model.allHold());
    QVERIFY(saysIn(&page, QStringLiteral("do not all hold any more")));
    QTRY_VERIFY(saysIn(&page, QStringLiteral("was “Scuola Esempio”, is “Scuola Nuova”")));
    QTRY_VERIFY(saysIn(&page, QStringLiteral("No longer true: “")));
}

namespace
{

// Says of whatever is sent to it that it is so already, or what it was told to say.
struct Sent {
    QList<QByteArray> bundles;
    QByteArray answer = "nothing\n";
};

class Receiving final : public Remote
{
public:
    explicit Receiving(Sent &sent)
        : m_sent(sent)
    {
    }
    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token) override
    {
        m_sent.bundles += command.input;
        RemoteOutcome outcome;
        outcome.exitCode = 0;
        outcome.output = m_sent.answer;
        return outcome;
    }
    [[nodiscard]] int roundTrips() const override { return static_cast<int>(m_sent.bundles.size()); }

private:
    Sent &m_sent;
};

} // namespace

void ManagerPapersTest::noticesArePublishedAndTakenDownByClicks()
{
    const QTemporaryDir folder;
    Sent sent;
    Setup setup(
        [&sent](const Login &, Prompter &, const std::stop_token &) -> Result<Opened> {
            return Opened{std::make_unique<Receiving>(sent), {}, {}};
        },
        folder.path());
    setup.settings.domain = school;
    setup.settings.provider.role = Settings::Role::School;
    bool reached = false;
    setup.session.open({}, this, [&reached](const Result<Session::Reached> &there) { reached = there.has_value(); });
    QTRY_VERIFY(reached);

    PapersModel model(setup);
    QuestionsModel questions(setup);
    PapersPage page(model, questions);
    page.resize(800, 700);
    page.setVisible(true);
    const auto click = [&page](const QString &button) {
        QVERIFY2(buttonIn(&page, button), qPrintable(button));
        QTest::mouseClick(buttonIn(&page, button), Qt::LeftButton);
    };
    const QString takeDown = QStringLiteral("Take them down");
    QVERIFY(!buttonIn(&page, takeDown));

    // Papers that lack something are not shown to everybody unasked.
    click(QStringLiteral("Publish them"));
    QTRY_VERIFY(saysIn(&page, QStringLiteral("Nothing was published")));
    QVERIFY(sent.bundles.isEmpty());
    click(QStringLiteral("Publish as drafts"));
    QTRY_VERIFY(saysIn(&page, QStringLiteral("They are published.")));
    QCOMPARE(sent.bundles.size(), 1);
    QVERIFY(sent.bundles.last().contains("01-privacy-notices.sh"));
    QVERIFY(sent.bundles.last().contains("privacy-notice-en.html"));

    click(takeDown);
    QTRY_VERIFY(buttonIn(&page, QStringLiteral("Publish them")));
    QTRY_VERIFY(!buttonIn(&page, takeDown));
    QCOMPARE(sent.bundles.size(), 2);
    QVERIFY(sent.bundles.last().contains("01-privacy-notices-withdrawn.sh"));

    // What another computer published can be taken down here; what stands in the way is said.
    setup.facts.add({QStringLiteral("web.notices"), true, Fact::Origin::Measured, {}, {}});
    PapersModel other(setup);
    PapersPage otherPage(other, questions);
    otherPage.setVisible(true);
    sent.answer = "busy r 2026-11-23T10:00:00Z bruno@desk\n";
    QTest::mouseClick(buttonIn(&otherPage, takeDown), Qt::LeftButton);
    QTRY_VERIFY(saysIn(&otherPage, QStringLiteral("Another run holds the server.")));
    QTRY_VERIFY(buttonIn(&otherPage, takeDown));
}

static const TestCase<ManagerPapersTest> registered;
#include "manager_papers_test.moc"
