#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "wizard/manager/import_page.h"

#include <QFileInfo>

using namespace meethouse;

class ManagerImportTest : public QObject
{
    Q_OBJECT

private slots:
    void aListWithProblemsInvitesNobody();
    void aListIsStoppedAndGoneOnWith();
};

namespace
{

QString written(const QTemporaryDir &folder, const QByteArray &text)
{
    QFile file(folder.filePath(QStringLiteral("list.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        qFatal("a list could not be written");
    return file.fileName();
}

QByteArray listWith(int people)
{
    QByteArray list("name;display name;e-mail\n");
    for (int i = 0; i < people; ++i)
        list += QStringLiteral("pupil-%1;Pupil %1;pupil-%1@school.example\n").arg(i).toUtf8();
    return list;
}

} // namespace

void ManagerImportTest::aListWithProblemsInvitesNobody()
{
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, {{school, {.hosts = 5}}});
    list->refresh();
    QTRY_COMPARE(list->at(0)->hosts().rowCount(), 5);
    ImportModel model(list->at(0)->setup());
    ImportPage page(model);
    page.resize(800, 700);
    page.setVisible(true);
    model.setFolder(folder.filePath(QStringLiteral("out")));
    QVERIFY(!page.bar()->main()->isEnabled());
    model.setList(written(folder, "carla\n\xc3\x84rger\na.rossi\ncarla\ndino\n"));
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    QCOMPARE(model.lines().size(), 5);
    QCOMPARE(model.count(ImportModel::Fate::Problem), 3);
    for (const int line : {2, 3, 4}) {
        QCOMPARE(model.lines().at(line - 1).number, line);
        QTRY_VERIFY(saysIn(&page, model.lines().at(line - 1).problem));
    }
    QVERIFY(!page.bar()->main()->isEnabled());
    model.run();
    QCOMPARE(model.state(), ImportModel::State::Checked);
    QVERIFY(!QFileInfo::exists(model.folder()));
    // What is no list at all is said so.
    model.setList(folder.filePath(QStringLiteral("nowhere.csv")));
    QTRY_COMPARE(model.state(), ImportModel::State::Failed);
    QVERIFY(saysIn(&page, QStringLiteral("cannot be read")));
}

void ManagerImportTest::aListIsStoppedAndGoneOnWith()
{
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, {{school, {.hosts = 5}}});
    list->refresh();
    QTRY_COMPARE(list->at(0)->hosts().rowCount(), 5);
    ImportModel model(list->at(0)->setup());
    ImportPage page(model);
    page.resize(800, 700);
    page.setVisible(true);
    model.setFolder(folder.filePath(QStringLiteral("out")));
    model.setList(written(folder, listWith(250)));
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    QVERIFY(saysIn(&page, QStringLiteral("250 host")));

    // Stopped after the first hundred: they are on disk, with the rest still to be done.
    connect(&model, &ImportModel::changed, this, [&model, &page] {
        if (model.state() == ImportModel::State::Inviting && model.done() == 0)
            buttonIn(&page, QStringLiteral("Stop"))->click();
    });
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    QTRY_COMPARE(model.count(ImportModel::Fate::Kept), 100);
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    const QString links = model.folder() + QStringLiteral("/links.csv");
    const auto before = readLinks(links);
    QCOMPARE(before->size(), 100);
    QCOMPARE(QFileInfo(links).permissions() & 0x77, 0);

    model.disconnect(this);
    model.setSheets(false);
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    QTRY_COMPARE(model.state(), ImportModel::State::Done);
    const auto after = readLinks(links);
    QCOMPARE(after->size(), 250);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(after->at(i).person.name, before->at(i).person.name);
        QCOMPARE(after->at(i).invitation.link, before->at(i).invitation.link);
    }
    // The sheets may come later: nobody is invited anew.
    model.setSheets(true);
    model.setList(written(folder, listWith(3)));
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    QCOMPARE(model.count(ImportModel::Fate::Kept), 3);
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(model.state(), ImportModel::State::Done, 30000);
    QVERIFY(QFileInfo::exists(model.folder() + QStringLiteral("/sheets/pupil-2.pdf")));
    QVERIFY(QFileInfo::exists(model.folder() + QStringLiteral("/sheets/_cards.pdf")));
}

static const TestCase<ManagerImportTest> registered;
#include "manager_import_test.moc"
