#include "wizard/pages/server_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/file_line.h"
#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace meethouse
{

namespace
{

constexpr int mostPort = 65535;

QString meaningOf(ServerModel::By by)
{
    switch (by) {
    case ServerModel::By::Password:
        return ServerPage::tr("The company's welcome mail names it, often as “root password”. It is used for this "
                              "connection; what happens next time you choose below.");
    case ServerModel::By::KeyFile:
        return ServerPage::tr("You gave the company a public key when you ordered. The file wanted here is the other, "
                              "private half; most often it lies in the folder .ssh and is called id_ed25519.");
    case ServerModel::By::Agent:
        return ServerPage::tr("A program on this computer holds your keys and signs for you, for example ssh-agent or "
                              "the desktop's keyring. If the word means nothing to you, choose the password.");
    }
    Q_UNREACHABLE();
}

QString meaningOf(Setup::NextTime nextTime)
{
    switch (nextTime) {
    case Setup::NextTime::Key:
        return ServerPage::tr("A key for this computer is made and put on the server when everything is set up. Nobody "
                              "has to remember a password, and none is kept.");
    case Setup::NextTime::Keychain:
        return ServerPage::tr("The password is kept in the desktop's own safe for passwords. Where there is none you "
                              "are told, and it is asked for.");
    case Setup::NextTime::Ask:
        return ServerPage::tr("The password is asked for every time.");
    }
    Q_UNREACHABLE();
}

} // namespace

ServerPage::ServerPage(ServerModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_form(makeForm())
    , m_stages(new Rows(tr("Connecting"), this))
    , m_trouble(new Trouble(this))
{
    setTitle(tr("Which server shall it be?"));
    setWhy(tr("The hosting company's welcome mail names an address, a user and a password. Copy them here; nothing is "
              "changed on the server until you have seen the plan."));
    setFirst(m_address);
    body()->addWidget(m_trouble);
    body()->addWidget(m_form);
    body()->addWidget(m_stages);

    connect(bar()->main(), &QPushButton::clicked, this, [this] { m_model.connectToServer(); });
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] {
        if (m_model.state() == ServerModel::State::Connecting)
            m_model.stop();
        else
            emit practiceWanted();
    });
    connect(&m_model, &ServerModel::formChanged, this, &ServerPage::fill);
    connect(&m_model, &ServerModel::stateChanged, this, &ServerPage::show);
    fill();
    show();
}

QWidget *ServerPage::makeForm()
{
    auto *form = new QWidget(this);
    m_address = new QLineEdit(form);
    m_addressField = new Field(tr("&Address"), m_address,
        tr("A name or numbers. You may paste a whole line such as ssh root@203.0.113.7 -p 2222."), form);
    m_user = new QLineEdit(form);
    auto *user = new Field(tr("&User"), m_user, {}, form);
    auto *first = new QHBoxLayout;
    first->setSpacing(space);
    first->addWidget(m_addressField, 2);
    first->addWidget(user, 1, Qt::AlignTop);

    auto *byLabel = new Text(Text::Kind::Plain, tr("How do you sign in?"), form);
    m_by = new Segments(tr("How do you sign in?"), form);
    m_by->add(static_cast<int>(ServerModel::By::Password), tr("Pass&word"));
    m_by->add(static_cast<int>(ServerModel::By::KeyFile), tr("&Key file"));
    m_by->add(static_cast<int>(ServerModel::By::Agent), tr("Key a&gent"));
    m_meaning = new Text(Text::Kind::Small, {}, form);
    m_password = new QLineEdit(form);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_passwordField = new Field(tr("&Password"), m_password, {}, form);
    m_keyFile = new FileLine(FileLine::Of::File, tr("Choose the key file"), keysFolder(), form);
    m_keyFileField = new Field(tr("Key &file"), m_keyFile, {}, form);

    m_nextTimeRow = makeNextTime(form);

    auto *more = new QWidget(form);
    m_port = new QSpinBox(more);
    m_port->setRange(1, mostPort);
    m_port->setMaximumWidth(18 * grid);
    auto *moreLayout = new QVBoxLayout(more);
    moreLayout->setContentsMargins(0, 0, 0, 0);
    moreLayout->addWidget(new Field(tr("P&ort"), m_port, tr("22 unless the company's mail says otherwise."), more));
    auto *fold = new Fold(tr("Another port"), more, form);

    auto *by = new QVBoxLayout;
    by->setSpacing(6);
    by->addWidget(byLabel);
    by->addWidget(m_by, 0, Qt::AlignLeft);
    by->addWidget(m_meaning);
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space);
    layout->addLayout(first);
    layout->addLayout(by);
    layout->addWidget(m_passwordField);
    layout->addWidget(m_keyFileField);
    layout->addWidget(m_nextTimeRow);
    layout->addWidget(fold);

    // What is pasted over what stood there is taken apart; what is typed is left as it is until the field is left.
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) { m_model.setAddress(text); });
    connect(m_user, &QLineEdit::textEdited, this, [this](const QString &text) { m_model.setUser(text); });
    connect(m_port, &QSpinBox::valueChanged, this, [this](int port) { m_model.setPort(port); });
    connect(m_by, &Segments::changed, this, [this](int value) { m_model.setBy(static_cast<ServerModel::By>(value)); });
    connect(m_password, &QLineEdit::textEdited, this, [this](const QString &text) {
        auto bytes = text.toStdString();
        m_model.setPassword(Secret::take(bytes));
    });
    connect(m_keyFile, &FileLine::edited, this, [this](const QString &file) { m_model.setKeyFile(file); });
    return form;
}

QWidget *ServerPage::makeNextTime(QWidget *form)
{
    auto *row = new QWidget(form);
    m_nextTime = new Segments(tr("And the next time?"), row);
    m_nextTime->add(static_cast<int>(Setup::NextTime::Key), tr("A &new key"));
    m_nextTime->add(static_cast<int>(Setup::NextTime::Keychain), tr("Keyc&hain"));
    m_nextTime->add(static_cast<int>(Setup::NextTime::Ask), tr("Store noth&ing"));
    m_nextTimeMeaning = new Text(Text::Kind::Small, {}, row);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(new Text(Text::Kind::Plain, tr("And the next time?"), row));
    layout->addWidget(m_nextTime, 0, Qt::AlignLeft);
    layout->addWidget(m_nextTimeMeaning);
    connect(m_nextTime, &Segments::changed, this,
        [this](int value) { m_model.setNextTime(static_cast<Setup::NextTime>(value)); });
    return row;
}

void ServerPage::enter()
{
    fill();
    show();
}

void ServerPage::fill()
{
    const auto put = [](QLineEdit *line, const QString &text) {
        if (line->text().trimmed() != text)
            line->setText(text);
    };
    put(m_address, m_model.host());
    put(m_user, m_model.user());
    m_keyFile->setFile(m_model.keyFile());
    const QSignalBlocker quiet(m_port);
    m_port->setValue(m_model.port());
    m_by->choose(static_cast<int>(m_model.by()));
    m_meaning->setText(meaningOf(m_model.by()));
    const bool byPassword = m_model.by() == ServerModel::By::Password;
    m_passwordField->setVisible(byPassword);
    m_nextTimeRow->setVisible(byPassword);
    m_nextTime->choose(static_cast<int>(m_model.nextTime()));
    m_nextTimeMeaning->setText(meaningOf(m_model.nextTime()));
    m_keyFileField->setVisible(m_model.by() == ServerModel::By::KeyFile);
    const auto missing = m_model.missing();
    bar()->setReason(missing);
    bar()->main()->setEnabled(missing.isEmpty() && m_model.state() != ServerModel::State::Connecting);
}

void ServerPage::show()
{
    using State = ServerModel::State;
    const bool connecting = m_model.state() == State::Connecting;
    m_form->setEnabled(!connecting);
    bar()->setMain(tr("&Connect"));
    bar()->setOrdinary(connecting ? tr("&Stop") : tr("P&ractise instead"));
    bar()->main()->setEnabled(!connecting && m_model.missing().isEmpty());
    const bool failed = m_model.state() == State::Failed;
    if (failed) {
        m_trouble->show(m_model.error());
        scrollToTop();
        // What was most likely wrong.
        const bool wrongPassword =
            m_model.error().kind == ErrorKind::SignIn && m_model.by() == ServerModel::By::Password;
        (wrongPassword ? m_password : m_address)->setFocus();
    } else {
        m_trouble->clear();
    }
    if (!connecting && !failed)
        return m_stages->clear();
    const QStringList titles{tr("Reaching the server"), tr("Recognising it by its key"), tr("Signing in")};
    QList<Row> rows;
    const auto now = static_cast<int>(m_model.stage());
    for (int i = 0; i < titles.size(); ++i) {
        const auto mark = i < now ? Mark::Done : i > now ? Mark::Waiting : failed ? Mark::Failed : Mark::Running;
        rows += {QString::number(i), mark, titles.at(i), {}, {}, {}};
    }
    m_stages->setAll(rows);
    if (connecting)
        bringIntoSight(m_stages);
}

} // namespace meethouse
