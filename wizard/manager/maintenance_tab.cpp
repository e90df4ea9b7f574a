#include "wizard/manager/maintenance_tab.h"

#include "wizard/look/moment.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/keys_card.h"
#include "wizard/manager/run_page.h"
#include "wizard/manager/scroll_body.h"
#include "wizard/manager/way_card.h"
#include "wizard/pages/proof_page.h"
#include "wizard/pages/work_page.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>
#include <QStandardPaths>

namespace meethouse
{

namespace
{

// A run's id begins with its time, for example 20261123T051200Z-k3m9x2pa.
QString whenOf(const QString &run)
{
    auto time = QDateTime::fromString(run.section(QLatin1Char('-'), 0, 0), QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? momentInWords(time) : run;
}

Row rowOf(const QString &run, const Survey::Ours &ours)
{
    Row row{run, Mark::Done, whenOf(run), {}, {}, MaintenanceTab::tr("What was done")};
    if (run == ours.runningRun && ours.running) {
        row.mark = Mark::Running;
        row.text = MaintenanceTab::tr("Goes on now, started by %1.").arg(ours.runningBy);
        row.action = MaintenanceTab::tr("Follow it");
    } else if (run != ours.lastRun) {
        row.mark = Mark::Unknown;
        row.text = MaintenanceTab::tr("A later run followed it.");
    } else if (ours.lastState == QLatin1String("done")) {
        row.text = MaintenanceTab::tr("Came to a good end.");
    } else if (ours.lastState == QLatin1String("failed")) {
        row.mark = Mark::Failed;
        row.text = MaintenanceTab::tr("A step failed. Setting up again goes on from there.");
    } else if (ours.lastState == QLatin1String("cancelled")) {
        row.mark = Mark::Warning;
        row.text = MaintenanceTab::tr("Was stopped. Setting up again goes on from there.");
    } else {
        row.mark = Mark::Unknown;
        row.text = MaintenanceTab::tr("Has no end: the server was switched off, or the run was ended from outside.");
    }
    return row;
}

QString wayInOf(const Profile &profile)
{
    const auto where = ServerAddress{profile.user, profile.host, profile.port}.toString();
    if (profile.identityFile.isEmpty())
        return MaintenanceTab::tr("As %1, by a key of your agent or by the password. It is called “%2” here.")
            .arg(where, profile.name);
    return MaintenanceTab::tr("As %1, by the key %2. It is called “%3” here.")
        .arg(where, QDir::toNativeSeparators(profile.identityFile), profile.name);
}

} // namespace

MaintenanceTab::MaintenanceTab(QWidget *parent)
    : ServerTab(parent)
    , m_stack(new QStackedLayout(this))
    , m_list(new ScrollBody)
    , m_run(new RunPage)
    , m_trouble(new Trouble)
    , m_note(new Text(Text::Kind::Plain))
    , m_runs(new Rows(tr("What was done on the server")))
    , m_keys(new KeysCard)
    , m_wayIn(new WayCard)
{
    auto *column = m_list->column();
    column->addWidget(m_trouble);
    column->addWidget(m_note);
    column->addWidget(new Text(Text::Kind::Heading, tr("What was done on the server")));
    column->addWidget(m_runs);
    m_prove = addWay(tr("Try everything out"),
        tr("As hosts, guests and strangers would, from this computer and on the server. Takes a minute or two; "
           "meetings go on meanwhile."),
        tr("&Try it"));
    column->addWidget(m_keys);
    column->addWidget(m_wayIn);
    m_report = addWay(tr("For somebody who helps you"),
        tr("What was found and what was done, as a file. It holds no passwords; look through it before you send it."),
        tr("&Save a report…"));
    m_undo = addWay(tr("Take the meeting server away"),
        tr("Everything Meethouse did on the server is taken back: Jitsi Meet, its hosts, rooms and settings. Files of "
           "others stay as they are."),
        tr("Take &everything back…"));
    m_forget = addWay(tr("Leave it alone"),
        tr("This computer forgets how to reach the server. The server and its meetings go on as they are, and you can "
           "take it over again."),
        tr("&Forget it here…"));
    column->addStretch(1);
    m_undo->setProperty("grave", true);
    m_note->hide();
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_run);
    connect(m_runs, &Rows::acted, this, &MaintenanceTab::showRun);
    connect(m_run, &Page::backWanted, this, [this] { m_stack->setCurrentWidget(m_list); });
    connect(m_prove, &QPushButton::clicked, this, &MaintenanceTab::prove);
    connect(m_wayIn->button(), &QPushButton::clicked, this, &MaintenanceTab::wayInWanted);
    connect(m_report, &QPushButton::clicked, this, &MaintenanceTab::saveReport);
    connect(m_undo, &QPushButton::clicked, this, &MaintenanceTab::takeBack);
    connect(m_forget, &QPushButton::clicked, this, &MaintenanceTab::forget);
}

QPushButton *MaintenanceTab::addWay(const QString &title, const QString &meaning, const QString &button)
{
    auto *card = new WayCard;
    card->say(title, meaning, button);
    m_list->column()->addWidget(card);
    return card->button();
}

QString MaintenanceTab::name() const
{
    return tr("&Maintenance");
}

void MaintenanceTab::begin()
{
    delete m_page;
    delete m_proofPage;
    m_work = std::make_unique<WorkModel>(server()->setup());
    m_proof = std::make_unique<ProofModel>(server()->setup());
    m_page = new WorkPage(*m_work, server()->setup());
    m_page->standAlone();
    m_stack->addWidget(m_page);
    m_proofPage = new ProofPage(*m_proof);
    m_proofPage->standAlone();
    m_stack->addWidget(m_proofPage);
    m_stack->setCurrentWidget(m_list);
    m_note->hide();
    const auto back = [this] {
        m_stack->setCurrentWidget(m_list);
        server()->refresh();
    };
    connect(m_page, &Page::backWanted, this, back);
    connect(m_page, &Page::nextWanted, this, back);
    connect(m_page, &WorkPage::planWanted, this, back);
    connect(m_page, &WorkPage::closeWanted, this, &MaintenanceTab::closeWanted);
    // One that goes on is found again here.
    connect(m_proofPage, &Page::backWanted, this, [this, back] {
        if (m_proof->state() == ProofModel::State::Proving)
            m_stack->setCurrentWidget(m_list);
        else
            back();
    });
    connect(m_proofPage, &Page::nextWanted, this, back);
    connect(m_proof.get(), &ProofModel::stateChanged, this, [this] {
        if (m_proof->state() == ProofModel::State::Failed)
            server()->note(m_proof->error());
    });
    connect(m_work.get(), &WorkModel::reportSaved, this, [this](const QString &name) {
        m_note->setText(tr("The report is in %1.").arg(name));
        m_note->show();
    });
    connect(m_work.get(), &WorkModel::reportFailed, m_trouble, &Trouble::show);
}

void MaintenanceTab::show(const ManagedServer &server)
{
    if (const auto &error = server.error())
        m_trouble->show(*error);
    else
        m_trouble->clear();
    const auto &overview = server.overview();
    const bool ours = overview && overview->survey.ours.present;
    QList<Row> rows;
    if (ours) {
        for (auto run = overview->survey.ours.runs.crbegin(); run != overview->survey.ours.runs.crend(); ++run)
            rows += rowOf(*run, overview->survey.ours);
    }
    if (rows.isEmpty())
        rows += {QStringLiteral("-"), Mark::Waiting, overview ? tr("Nothing was done there yet.") : server.state(), {},
            {}, {}};
    m_runs->setAll(rows);
    m_prove->setEnabled(overview && overview->settings && !server.isBusy());
    m_keys->show(this->server());
    m_wayIn->say(tr("How this computer comes in"), wayInOf(server.profile()), tr("&Change…"));
    m_wayIn->button()->setEnabled(!server.isBusy());
    m_report->setEnabled(overview && !server.isBusy());
    m_undo->setEnabled(ours && !server.isBusy());
}

void MaintenanceTab::showRun(const QString &run)
{
    if (server()->isBusy())
        return;
    const auto &ours = server()->overview()->survey.ours;
    if (ours.running && run == ours.runningRun) {
        m_stack->setCurrentWidget(m_page);
        return m_work->follow();
    }
    server()->work(
        tr("Reading what was done …"),
        [run](Remote &remote, std::stop_token stop) { return readRun(remote, run, std::move(stop)); },
        [this, run, asked = server()](const PastRun &past) {
            if (server() != asked)
                return;
            m_run->show(whenOf(run), past);
            m_stack->setCurrentWidget(m_run);
        });
}

void MaintenanceTab::prove()
{
    m_stack->setCurrentWidget(m_proofPage);
    m_proofPage->scrollToTop();
    if (m_proof->state() != ProofModel::State::Proving)
        m_proof->prove();
}

void MaintenanceTab::saveReport()
{
    const QString proposal =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/meethouse-report.json");
    const auto name = QFileDialog::getSaveFileName(this, tr("Save a report"), proposal);
    if (!name.isEmpty())
        m_work->saveReport(name);
}

void MaintenanceTab::takeBack()
{
    const auto domain = server()->title();
    bool said = false;
    const auto typed = QInputDialog::getText(this, tr("Take everything back?"),
        tr("This removes the meeting server %1 with all its hosts, rooms and settings.\nType its name to go on:")
            .arg(domain),
        QLineEdit::Normal, {}, &said);
    if (!said)
        return;
    if (typed.trimmed() != domain) {
        return m_trouble->show({ErrorKind::Usage, tr("Nothing was taken back."),
            tr("The name of the meeting server was not confirmed."), {}, {}, {}});
    }
    m_stack->setCurrentWidget(m_page);
    m_work->undo();
}

void MaintenanceTab::forget()
{
    QMessageBox box(QMessageBox::Question, tr("Forget the server here?"),
        tr("Forget %1 on this computer?").arg(server()->title()), QMessageBox::NoButton, this);
    box.setInformativeText(tr("Nothing happens to the server: its meetings go on. What was kept of it in the keychain "
                              "is forgotten, too."));
    auto *forget = box.addButton(tr("&Forget it here"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(tr("&Keep it"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == forget)
        emit forgotten();
}

} // namespace meethouse
