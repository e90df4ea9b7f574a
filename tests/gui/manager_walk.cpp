// What the manager does at a booted server, by clicks, as who runs it does: manager_walk SERVER.json
// SERVER.json is what `meethouse practice start` answers, with `home`, the folder of what the computer remembers,
// `password`, of root, `signs`, a folder where somebody outside makes a file once their part is done, `list`, a CSV,
// `sheets` and `pictures`, folders.
// Prints what it saw; exits 1 when something was not so.
#include "clicks.h"
#include "picture.h"

#include "base/language.h"
#include "wizard/look/colours.h"
#include "wizard/manager/hosts_tab.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/rooms_tab.h"
#include "wizard/manager/sign_in_card.h"
#include "wizard/window.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>

using namespace meethouse;

namespace
{

[[noreturn]] void fail(const QString &why)
{
    std::printf("FAILED: %s\n", qPrintable(why));
    std::fflush(stdout);
    std::_Exit(1);
}

void tell(const QString &what)
{
    std::printf("%s\n", qPrintable(what));
    std::fflush(stdout);
}

class Walk
{
public:
    explicit Walk(QJsonObject server)
        : m_server(std::move(server))
    {
        const auto address = text("server").section(QLatin1Char('@'), 1);
        Profile profile{text("domain"), QStringLiteral("root"), address.section(QLatin1Char(':'), 0, 0),
            static_cast<quint16>(address.section(QLatin1Char(':'), 1).toUInt()), {}, text("domain")};
        profile.resolver = text("resolver");
        profile.caFile = text("caFile");
        if (!Profiles(text("home")).save(profile))
            fail(QStringLiteral("The server could not be made known."));
        m_window = std::make_unique<Window>(Ways(), text("home"));
        m_window->resize(1100, 760);
        m_window->show();
    }

    void run()
    {
        // A computer that has not seen the server yet asks whether its key is the right one.
        until("the key", [this] { return says("The server's fingerprint") || says("fingerprint"); });
        click("It is the right one, go on");
        until("a question", [this] { return server().inquiry() != nullptr; });
        QTest::keyClicks(manager().findChild<SignInCard *>()->findChild<QLineEdit *>(), text("password"));
        click("Sign in");
        until("the server", [this] { return server().overview().has_value(); });
        picture("overview");
        hosts();
        meeting();
        list();
        rooms();
        notices();
        proof();
        keys();
        tell(QStringLiteral("done"));
    }

private:
    Manager &manager() { return *m_window->manager(); }
    ManagedServer &server() { return *manager().current(); }
    [[nodiscard]] QString text(const char *key) const { return m_server.value(QLatin1String(key)).toString(); }
    bool says(const char *words) { return saysIn(m_window.get(), QString::fromUtf8(words)); }

    QString onPage()
    {
        QStringList lines;
        for (const auto *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                lines += label->text();
        }
        return lines.join(QStringLiteral(" | "));
    }
    template <typename Condition>
    void until(const char *what, Condition condition)
    {
        if (!QTest::qWaitFor([&] { return condition(); }, 60'000))
            fail(QStringLiteral("%1 did not come: %2").arg(QString::fromUtf8(what), onPage()));
    }
    void click(const char *words)
    {
        QPushButton *button = nullptr;
        until(words, [&] {
            button = buttonIn(m_window.get(), QString::fromUtf8(words));
            return button && button->isEnabled();
        });
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void answer(const char *words)
    {
        // Once its text stands there.
        QTimer::singleShot(300, m_window.get(), [this, words] {
            auto *box = QApplication::activeModalWidget();
            if (auto *button = box ? buttonIn(box, QString::fromUtf8(words)) : nullptr)
                return QTest::mouseClick(button, Qt::LeftButton);
            fail(QStringLiteral("Nobody asks “%1”: %2").arg(QString::fromUtf8(words), onPage()));
        });
    }
    void type(const char *field, const char *words)
    {
        auto *line = fieldIn(m_window.get(), QString::fromUtf8(field));
        if (!line)
            fail(QStringLiteral("There is no “%1” here: %2").arg(QString::fromUtf8(field), onPage()));
        QTest::mouseClick(line, Qt::LeftButton);
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, QString::fromUtf8(words));
    }
    void picture(const char *name)
    {
        QTest::qWait(200);
        if (!savePicture(
                m_window->grab(), QDir(text("pictures")).filePath(QStringLiteral("%1.png").arg(QLatin1String(name)))))
            fail(QStringLiteral("A picture could not be kept."));
    }
    // Somebody outside hears this, does something, and makes a file of the first word's name.
    void ask(const QString &what)
    {
        tell(what);
        const auto sign = QDir(text("signs")).filePath(what.section(QLatin1Char(' '), 0, 0));
        until("a sign", [&sign] { return QFile::exists(sign); });
        QFile::remove(sign);
    }

    void chooseFile(const char *path)
    {
        QTimer::singleShot(500, m_window.get(), [this, path] {
            auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                fail(QStringLiteral("No file is asked for."));
            dialog->findChild<QLineEdit *>()->setText(text(path));
            QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
        });
    }

    void choose(const QString &name)
    {
        until("some rest", [this] { return !server().isBusy(); });
        auto *table = tableIn(m_window.get());
        for (int row = 0; table && row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == name) {
                QTest::mouseClick(
                    table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(row, 0)).center());
                return;
            }
        }
        fail(QStringLiteral("“%1” is not in the list: %2").arg(name, onPage()));
    }
    std::optional<Host> host(const char *name)
    {
        auto &hosts = server().hosts();
        for (int row = 0; row < hosts.rowCount(); ++row) {
            if (hosts.at(row).name == QLatin1String(name))
                return hosts.at(row);
        }
        return std::nullopt;
    }
    void untilHost(const char *name, Host::State state)
    {
        until(name, [&] {
            const auto one = host(name);
            return one && one->state == state && !server().isBusy();
        });
    }
    void lookAgain()
    {
        manager().turnTo(0);
        click("Look again");
        until("another look", [this] { return !server().isBusy(); });
        manager().turnTo(1);
    }
    // The newest stands first; a button that was pressed says “Copied” for a while.
    QString copiedLink()
    {
        until("links", [this] { return says("Hand each link to its host alone"); });
        click("Copy");
        return QGuiApplication::clipboard()->text();
    }

    void hosts()
    {
        manager().turnTo(1);
        until("the list", [this] { return server().hosts().isKnown(); });
        picture("hosts-empty");
        click("Invite…");
        QTest::keyClicks(manager().findChild<HostsTab *>()->findChild<QPlainTextEdit *>(), QStringLiteral("anna ben"));
        click("Make the links");
        const auto link = copiedLink();
        picture("hosts-links");
        chooseFile("sheets");
        click("Write sheets to hand over…");
        until("the sheets", [this] { return says("The sheets are in"); });
        click("Done");
        untilHost("ben", Host::State::Invited);
        choose(QStringLiteral("ben"));
        picture("hosts-invited");
        click("Withdraw");
        until("ben's end", [this] { return !host("ben"); });

        ask(QStringLiteral("accept ") + link);
        lookAgain();
        untilHost("anna", Host::State::Active);
        choose(QStringLiteral("anna"));
        picture("hosts-active");
        answer("Works until then");
        click("New link");
        const auto kept = copiedLink();
        ask(QStringLiteral("still-in"));
        click("Done");
        choose(QStringLiteral("anna"));
        answer("Lock it now");
        click("New link");
        QString locked;
        until("another link", [&] { return (locked = copiedLink()) != kept; });
        ask(QStringLiteral("locked ") + locked);
        click("Done");

        choose(QStringLiteral("anna"));
        click("Disable");
        untilHost("anna", Host::State::Disabled);
        picture("hosts-disabled");
        ask(QStringLiteral("shut-out"));
        choose(QStringLiteral("anna"));
        click("Enable");
        untilHost("anna", Host::State::Active);
        ask(QStringLiteral("let-in"));
    }

    // Numbers only, of people and of nobody else.
    void meeting()
    {
        ask(QStringLiteral("meet"));
        lookAgain();
        manager().turnTo(0);
        until("two people", [this] { return says("2 people are in a meeting."); });
        picture("overview-meeting");
        ask(QStringLiteral("part"));
        lookAgain();
        manager().turnTo(0);
        until("nobody", [this] { return says("Nobody is in a meeting."); });
    }

    void list()
    {
        manager().turnTo(1);
        click("Import a list…");
        chooseFile("list");
        click("Choose…");
        until("the list's lines", [this] { return buttonIn(m_window.get(), QStringLiteral("Invite 2 hosts")); });
        picture("import");
        click("Invite 2 hosts");
        until("the links", [this] { return says("2 links are in the folder"); });
        picture("import-done");
        click("Done");
        untilHost("carla", Host::State::Invited);
        choose(QStringLiteral("carla"));
        // One who is only invited is withdrawn.
        if (buttonIn(m_window.get(), QStringLiteral("Remove…")))
            fail(QStringLiteral("An invitation is offered to be removed."));
    }

    void rooms()
    {
        manager().turnTo(2);
        until("the rooms", [this] { return server().rooms().isKnown(); });
        picture("rooms-empty");
        click("Reserve…");
        type("Name of the room", "Hosts");
        click("Reserve");
        until("a refusal", [this] { return says("is kept for the server itself"); });
        picture("rooms-refused");
        type("Name of the room", "Chor am Dienstag");
        type("Host whose room it is", "anna");
        click("Reserve");
        until("the room", [this] { return fieldIn(m_window.get(), QStringLiteral("Password for guests")); });
        picture("room-reserved");
        click("Deutsch");
        click("Copy the invitation");
        const auto invitation = QGuiApplication::clipboard()->text();
        const auto password = fieldIn(m_window.get(), QStringLiteral("Password for guests"))->text();
        if (!invitation.contains(password) || !invitation.contains(QStringLiteral("/chor-am-dienstag")))
            fail(invitation);
        ask(QStringLiteral("reserved ") + password);
        click("Back");
        choose(QStringLiteral("chor-am-dienstag"));
        picture("rooms-chosen");
        click("Another password…");
        until("the room", [this] { return says("is not shown again"); });
        if (fieldIn(m_window.get(), QStringLiteral("Password for guests")))
            fail(QStringLiteral("The password is shown again."));
        picture("room-again");
        type("New password", "blaue Lampe 7");
        click("Change it");
        until("the change", [this] { return says("The password is changed."); });
        picture("room-changed");
        ask(QStringLiteral("reserved blaue Lampe 7"));
        answer("Release");
        click("Release…");
        until("the room's end", [this] { return server().rooms().rowCount() == 0; });

        manager().turnTo(1);
        choose(QStringLiteral("anna"));
        answer("Remove");
        click("Remove…");
        until("anna's end", [this] { return !host("anna"); });
        ask(QStringLiteral("gone"));
    }

    void notices()
    {
        manager().turnTo(3);
        click("Write the papers…");
        click("Publish them");
        until("what is missing", [this] { return says("Nothing was published"); });
        click("Publish as drafts");
        until("the notices", [this] { return says("They are published."); });
        picture("notices");
        ask(QStringLiteral("published"));
        click("Take them down");
        until("their end", [this] { return buttonIn(m_window.get(), QStringLiteral("Publish them")); });
        ask(QStringLiteral("taken-down"));
    }

    void proof()
    {
        manager().turnTo(5);
        click("Try it");
        until("a first row", [this] { return says("Trying the next one") && says("leads"); });
        click("Stop");
        until("its end", [this] { return buttonIn(m_window.get(), QStringLiteral("Try again")); });
        picture("proof-stopped");
        click("Try again");
        until("the proof", [this] { return says("It works, and this is how we know"); });
        picture("proof");
        click("Done");
    }

    void keys()
    {
        until("some rest", [this] { return !server().isBusy(); });
        answer("Put it there");
        click("Put a key there…");
        until("the key", [this] { return says("Shut passwords out") && !server().isBusy(); });
        if (server().profile().identityFile != text("home") + QStringLiteral("/id_ed25519"))
            fail(server().profile().identityFile);
        picture("maintenance-key");
        answer("Keys alone");
        click("Keys alone…");
        until("keys alone", [this] { return says("Keys alone open the server") && !server().isBusy(); });
        picture("maintenance-keys-alone");
        ask(QStringLiteral("keys-alone"));
        // Nobody is asked for anything any more.
        server().stop();
        lookAgain();
        if (server().error() || server().inquiry())
            fail(onPage());
    }

    QJsonObject m_server;
    std::unique_ptr<Window> m_window;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QFile file(QApplication::arguments().value(1));
    if (!file.open(QIODevice::ReadOnly))
        fail(QStringLiteral("The file of the server cannot be read."));
    speak(QStringLiteral("en"));
    applyLook(Scheme::Light);
    Walk(QJsonDocument::fromJson(file.readAll()).object()).run();
    std::_Exit(0);
}
