#include "samples.h"
#include "tour.h"
#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/page.h"
#include "wizard/look/qr.h"
#include "wizard/window.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace meethouse;
using At = Wizard::Step;

namespace
{

// A server that never answers: states come from us.
Result<Opened> noAnswer(const Login &, Prompter &, const std::stop_token &stop)
{
    while (!stop.stop_requested())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return failure({ErrorKind::Cancelled, {}, {}, {}, {}, {}});
}

class Album
{
public:
    Album(const See &see, bool small)
        : m_see(see)
        , m_small(small)
    {
    }

    Wizard &fresh(QSize size = {1000, 680})
    {
        m_window.reset();
        m_home = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<Window>(Ways{noAnswer}, m_home->path());
        // What is asked of the server waits behind an opening that never ends.
        m_window->wizard()->models().setup.session.open(
            Login(), m_window.get(), [](const Result<Session::Reached> &) {});
        m_window->resize(size);
        m_window->show();
        return *m_window->wizard();
    }

    void take(const QString &name)
    {
        if (m_small)
            m_window->resize(leastWidth, leastHeight);
        for (int i = 0; i < 4; ++i)
            QTest::qWait(15);
        m_see(QStringLiteral("wizard-") + name, *m_window);
    }
    // The question that comes next, which is left as it is.
    void takeQuestion(const QString &name)
    {
        QTimer::singleShot(100, m_window.get(), [this, name] {
            auto *box = QApplication::activeModalWidget();
            m_see(QStringLiteral("wizard-") + name, *box);
            box->close();
        });
    }

    Window &window() { return *m_window; }

private:
    const See &m_see;
    bool m_small;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Window> m_window;
};

QString longText()
{
    return QStringLiteral(
        "The organisation behind this very long name with many words in it, which somebody has to read "
        "from its beginning to its end before they know what to do next. ")
        .repeated(3);
}

void known(Wizard &wizard)
{
    auto &setup = wizard.models().setup;
    setup.login.address.host = QStringLiteral("203.0.113.7");
    setup.peerAddress = QStringLiteral("203.0.113.7");
    setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
    setup.settings = samples::settings();
}

void planned(Wizard &wizard)
{
    known(wizard);
    auto plan = planJitsi(wizard.models().setup.settings, *wizard.models().setup.survey, {});
    if (!plan)
        qFatal("%s", qPrintable(plan.error().what));
    QList<StepProgress> steps;
    for (const auto &step : plan->steps)
        steps += {step.id, step.title, steps.isEmpty() ? StepState::Already : StepState::Pending, 0};
    wizard.models().plan.take(PlanModel::Made{std::make_shared<const Plan>(std::move(*plan)), steps});
}

void startPages(Album &album)
{
    auto *wizard = &album.fresh();
    album.take(QStringLiteral("01-start"));
    for (auto *fold : wizard->page(At::Start)->findChildren<Fold *>())
        fold->setOpen(true);
    album.take(QStringLiteral("01-start-school"));
    wizard = &album.fresh();
    wizard->models().start.choose(Setup::Way::Practice);
    wizard->models().start.take(
        failure({ErrorKind::CheckFailed, QStringLiteral("This machine cannot have a practice server."),
            QStringLiteral("systemd-nspawn is not installed."),
            QStringLiteral("Install the package systemd-container."), {}, {}}));
    album.take(QStringLiteral("01-start-failed"));
}

void serverPages(Album &album)
{
    auto *wizard = &album.fresh();
    wizard->go(At::Server);
    album.take(QStringLiteral("02-server-empty"));
    wizard->models().server.setAddress(QStringLiteral("ssh root@203.0.113.7 -p 2222"));
    album.take(QStringLiteral("02-server-filled"));
    wizard->models().server.setBy(ServerModel::By::KeyFile);
    wizard->models().server.setKeyFile(QStringLiteral("/home/anna/.ssh/id_missing"));
    album.take(QStringLiteral("02-server-key-file"));
    for (auto *fold : wizard->page(At::Server)->findChildren<Fold *>())
        fold->setOpen(true);
    album.take(QStringLiteral("02-server-port"));
    wizard->models().server.setBy(ServerModel::By::Agent);
    album.take(QStringLiteral("02-server-agent"));
    wizard->models().server.setBy(ServerModel::By::Password);
    wizard->models().server.connectToServer();
    album.take(QStringLiteral("02-server-connecting"));
    album.takeQuestion(QStringLiteral("02-server-asks"));
    emit wizard->models().setup.session.inquired(
        std::make_shared<Inquiry>(Prompter::Round{QStringLiteral("root@203.0.113.7"), QStringLiteral("One more thing:"),
            {{QStringLiteral("Verification code"), true}}}));
    QTest::qWait(200);
    wizard->models().server.take(failure(samples::wrongPassword()));
    album.take(QStringLiteral("02-server-wrong-password"));
    album.window().resize(900, 600);
    album.take(QStringLiteral("02-server-wrong-password-small"));

    wizard = &album.fresh();
    wizard->go(At::Server);
    wizard->models().server.setAddress(QStringLiteral("203.0.113.7"));
    wizard->models().server.take(failure(samples::keyError(ErrorKind::HostKeyUnknown)));
    album.take(QStringLiteral("03-key-unknown"));
    wizard->models().setup.expectedKey = wizard->models().server.shownKey();
    wizard->go(At::Key);
    album.take(QStringLiteral("03-key-practice"));
    wizard->models().server.take(failure(samples::keyError(ErrorKind::HostKeyChanged)));
    album.take(QStringLiteral("03-key-changed"));
}

void fitPages(Album &album)
{
    auto *wizard = &album.fresh();
    wizard->models().setup.peerAddress = QStringLiteral("203.0.113.7");
    wizard->models().fit.look();
    wizard->go(At::Fit);
    album.take(QStringLiteral("04-fit-looking"));
    wizard->models().fit.take(samples::survey(QStringLiteral("debian-13-fresh")));
    album.take(QStringLiteral("04-fit-good"));
    album.window().resize(900, 600);
    album.take(QStringLiteral("04-fit-good-small"));
    auto weak = samples::survey(QStringLiteral("debian-13-fresh"));
    weak.memoryBytes = 900'000'000;
    weak.sites.nginx = {QStringLiteral("www.schule-beispiel.de")};
    weak.virtualization = QStringLiteral("openvz");
    wizard->models().fit.take(weak);
    album.window().resize(1000, 680);
    album.take(QStringLiteral("04-fit-bad"));
    wizard->models().fit.take(samples::survey(QStringLiteral("debian-12-deployed")));
    album.take(QStringLiteral("04-fit-set-up-before"));
    wizard->models().fit.take(failure(samples::wrongPassword()));
    album.take(QStringLiteral("04-fit-failed"));
}

void addressPages(Album &album)
{
    auto *wizard = &album.fresh();
    known(*wizard);
    wizard->models().setup.settings = Settings();
    wizard->go(At::Address);
    album.take(QStringLiteral("05-address-empty"));
    auto &address = wizard->models().address;
    auto *name = wizard->page(At::Address)->findChild<QLineEdit *>();
    QTest::keyClicks(name, QStringLiteral("meet schule"));
    album.take(QStringLiteral("05-address-wrong"));
    name->clear();
    QTest::keyClicks(name, QStringLiteral("meet.schule-beispiel.de"));
    album.take(QStringLiteral("05-address-looking"));
    OutsideView view;
    view.asked = true;
    view.peerAddress = QStringLiteral("203.0.113.7");
    view.ipv4 = {QStringLiteral("198.51.100.20")};
    address.take(view);
    album.take(QStringLiteral("05-address-elsewhere"));
    view.ipv4 = wizard->models().setup.survey->publicAddresses().mid(0, 1);
    address.take(view);
    address.setEmail(QStringLiteral("technik@schule-beispiel.de"));
    album.take(QStringLiteral("05-address-right"));
    address.setSource(Settings::Certificate::SelfSigned);
    album.take(QStringLiteral("05-address-self-signed"));
    // Not by the model, which would read the files.
    auto &certificate = wizard->models().setup.settings.certificate;
    certificate.source = Settings::Certificate::Own;
    certificate.chainFile = QStringLiteral("/home/anna/fullchain.pem");
    certificate.keyFile = QStringLiteral("/home/anna/privkey.pem");
    view.certificate = {{CertificateFinding::Weight::Fault,
        QStringLiteral("The key “/home/anna/privkey.pem” is locked with a passphrase."),
        QStringLiteral(
            "Give its passphrase (on the command line as “certificateKeyPassphrase” with --secrets), or take it "
            "off with “openssl pkey -in FILE -out NEW”.")}};
    wizard->page(At::Address)->enter();
    address.watch(false);
    QTest::qWait(500); // what it asks of the real world is not what is to be seen here
    address.take(view, true);
    album.window().resize(1000, 1120);
    album.take(QStringLiteral("05-address-locked-key"));
}

void wishPages(Album &album)
{
    auto *wizard = &album.fresh();
    known(*wizard);
    wizard->go(At::Meetings);
    album.take(QStringLiteral("06-meetings"));
    wizard->go(At::Provider);
    album.take(QStringLiteral("07-provider"));
}

void workPages(Album &album)
{
    auto *wizard = &album.fresh();
    known(*wizard);
    wizard->go(At::Plan);
    QTest::qWait(50);
    wizard->models().plan.take(failure(
        {ErrorKind::CheckFailed, QStringLiteral("The name leads elsewhere since today."), {}, longText(), {}, {}}));
    album.take(QStringLiteral("08-plan-failed-long"));
    planned(*wizard);
    album.take(QStringLiteral("08-plan"));
    for (auto *fold : wizard->page(At::Plan)->findChildren<Fold *>())
        fold->setOpen(true);
    album.take(QStringLiteral("08-plan-script"));

    auto &work = wizard->models().work;
    work.begin(WorkModel::State::Running);
    wizard->go(At::Work);
    album.take(QStringLiteral("09-work-begun"));
    const auto steps = wizard->models().setup.plan->steps;
    work.takeStep({steps.at(0).id, steps.at(0).title, StepState::Already, 0});
    work.takeStep({steps.at(1).id, steps.at(1).title, StepState::Done, 1.2});
    work.takeStep({steps.at(2).id, steps.at(2).title, StepState::Running, 0});
    for (int i = 0; i < 40; ++i)
        work.takeLog(QStringLiteral("Unpacking jitsi-videobridge2 (2.3-%1) ...").arg(i));
    QTest::qWait(600); // what is said of the whole comes twice a second
    album.take(QStringLiteral("09-work"));
    for (auto *fold : wizard->page(At::Work)->findChildren<Fold *>())
        fold->setOpen(true);
    album.take(QStringLiteral("09-work-log"));
    album.takeQuestion(QStringLiteral("09-work-cancel-asked"));
    wizard->page(At::Work)->bar()->ordinary()->click();
    for (auto *fold : wizard->page(At::Work)->findChildren<Fold *>())
        fold->setOpen(false);
    RunEnd end;
    end.state = RunEnd::State::Failed;
    end.run = QStringLiteral("20261123T051200Z-k3m9x2pa");
    end.failedStep = steps.at(2).id;
    end.detail =
        QStringLiteral("E: Failed to fetch https://download.jitsi.org/stable/jicofo.deb  Connection timed out");
    work.takeStep({steps.at(2).id, steps.at(2).title, StepState::Failed, 61});
    end.steps = {{steps.at(2).id, steps.at(2).title, StepState::Failed, 61}};
    work.takeEnd(end);
    album.take(QStringLiteral("09-work-failed"));
    work.begin(WorkModel::State::Running);
    end.state = RunEnd::State::Cancelled;
    work.takeEnd(end);
    album.take(QStringLiteral("09-work-cancelled"));
    work.begin(WorkModel::State::Running);
    for (const auto &step : steps)
        work.takeStep({step.id, step.title, StepState::Done, static_cast<double>(step.seconds)});
    end = {};
    work.takeEnd(end);
    album.take(QStringLiteral("09-work-done"));
}

void proofPages(Album &album)
{
    auto *wizard = &album.fresh();
    known(*wizard);
    auto &proof = wizard->models().proof;
    wizard->go(At::Proof);
    QTest::qWait(50);
    proof.prove();
    const QList<Check> checks{
        {QStringLiteral("certificate"), Check::State::Ok, false,
            QStringLiteral("https://meet.schule-beispiel.de opens with a valid certificate."), {}, {}},
        {QStringLiteral("stranger"), Check::State::Ok, false, QStringLiteral("A stranger cannot open a meeting."), {},
            {}},
        {QStringLiteral("bridge"), Check::State::Unknown, false,
            QStringLiteral("Sound and pictures could not be tried from here."),
            QStringLiteral("Your network lets no test packet out on port 10000."),
            QStringLiteral("Guests elsewhere are not affected.")},
    };
    for (const auto &check : checks)
        proof.takeCheck(check);
    album.take(QStringLiteral("10-proof-going-on"));
    Proof done;
    done.checks = checks;
    done.meetingUrl = QStringLiteral("https://meet.schule-beispiel.de/");
    wizard->models().setup.facts = factsOf(*wizard->models().setup.survey);
    proof.take(done);
    album.take(QStringLiteral("10-proof-holds"));
    wizard->page(At::Proof)->findChild<Fold *>()->setOpen(true);
    album.take(QStringLiteral("10-proof-measured"));
    wizard->page(At::Proof)->findChild<Fold *>()->setOpen(false);
    done.checks +=
        {QStringLiteral("ports"), Check::State::Fail, false, QStringLiteral("Port 5280 answers from outside."),
            QStringLiteral("Nobody should reach the chat server past the web server."),
            QStringLiteral("Close the port in the hosting company's firewall.")};
    proof.take(done);
    album.take(QStringLiteral("10-proof-does-not-hold"));
}

void lastPages(Album &album)
{
    auto *wizard = &album.fresh();
    known(*wizard);
    wizard->models().setup.meetingUrl = QStringLiteral("https://meet.schule-beispiel.de/");
    wizard->go(At::Hosts);
    album.take(QStringLiteral("11-hosts-empty"));
    for (auto *fold : wizard->page(At::Hosts)->findChildren<Fold *>())
        fold->setOpen(true);
    album.take(QStringLiteral("11-hosts-without-name"));
    for (auto *fold : wizard->page(At::Hosts)->findChildren<Fold *>())
        fold->setOpen(false);
    wizard->models().hosts.setNames(QStringLiteral("a.rossi\nm.bianchi"));
    InvitationsMade made;
    for (const auto *name : {"a.rossi", "m.bianchi"}) {
        made.made += {QString::fromLatin1(name),
            QStringLiteral("https://meet.schule-beispiel.de/hosts/#kfq3n9x2pa7rt5wz8mc4vb6d"), QStringLiteral("1"),
            QDateTime::currentDateTimeUtc().addDays(7)};
    }
    wizard->models().hosts.take(made);
    album.take(QStringLiteral("11-hosts-links"));
    album.window().resize(1000, 960);
    album.take(QStringLiteral("11-hosts-sheets"));
    album.window().resize(1000, 680);
    qobject_cast<Fold *>(wizard->page(At::Hosts)->findChild<QrCode *>()->parentWidget())->setOpen(true);
    album.take(QStringLiteral("11-hosts-code"));
    wizard->go(At::Papers);
    album.take(QStringLiteral("12-papers"));
    ExportedDocuments written;
    written.drafts = {{wizard->models().papers.documents().first().id, QStringLiteral("en"),
        {{DocumentGap::Kind::NotAnswered, {}, {}, QStringLiteral("The name of the provider is not known yet.")}}}};
    wizard->models().papers.take(written);
    album.take(QStringLiteral("12-papers-draft"));
    wizard->turnTo(wizard->questions());
    for (int i = 0; i < 100 && wizard->models().questions.missing() == 0; ++i)
        QTest::qWait(100);
    album.take(QStringLiteral("12-questions"));
    wizard->models().questions.answer(QStringLiteral("papers.accountDays"), QStringLiteral("x"));
    album.window().resize(1000, 1400);
    album.take(QStringLiteral("12-questions-refused"));
    album.window().resize(1000, 680);
    wizard->go(At::Done);
    wizard->models().setup.signedInByPassword = true;
    wizard->models().remember.take(std::optional<Error>());
    album.take(QStringLiteral("13-done"));
    wizard->models().remember.take(
        std::optional(Error{ErrorKind::Failed, QStringLiteral("There is no keychain on this computer that answers."),
            QStringLiteral("Passwords are kept by a program of the desktop, and none runs."),
            QStringLiteral("Go on without: the password is asked for every time."), {}, {}}));
    album.take(QStringLiteral("13-done-no-keychain"));
}

} // namespace

void meethouse::tourOfTheWizard(const See &see, bool small)
{
    Album album(see, small);
    for (const auto &pages :
        {startPages, serverPages, fitPages, addressPages, wishPages, workPages, proofPages, lastPages})
        pages(album);
}
