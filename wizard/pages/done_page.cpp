#include "wizard/pages/done_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/text.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

DonePage::DonePage(const Setup &setup, RememberModel &remember, QWidget *parent)
    : Page(parent)
    , m_setup(setup)
    , m_remember(remember)
    , m_link(new CopyField(tr("Your meetings"), this))
    , m_rows(new Rows(tr("What happens by itself"), this))
{
    setTitle(tr("Your house is open"));
    setWhy(tr("Add any word to the address, and that is a room: a host opens it, guests come in with its password."));
    body()->addWidget(new Field(tr("Your meetings are at"), m_link, {}, this));
    body()->addWidget(new Text(Text::Kind::Heading, tr("What to tell guests"), this));
    body()->addWidget(new Text(Text::Kind::Plain,
        tr("The link of the room, and its password, by two different ways if you can. They need a browser and nothing "
           "else. They wait until a host is there."),
        this));
    body()->addWidget(new Text(Text::Kind::Heading, tr("What happens by itself"), this));
    body()->addWidget(m_rows);
    bar()->setMain(tr("&Finish"));
    connect(bar()->main(), &QPushButton::clicked, this, &Page::nextWanted);
    connect(&m_remember, &RememberModel::stateChanged, this, &DonePage::show);
}

void DonePage::enter()
{
    m_link->setText(m_setup.meetingUrl);
    show();
}

// How this computer comes in the next time.
Row DonePage::wayIn() const
{
    using State = RememberModel::State;
    const auto row = [](Mark mark, const QString &title, const QString &text) {
        return Row{QStringLiteral("way-in"), mark, title, text, {}, {}};
    };
    if (m_remember.state() == State::Working)
        return row(Mark::Running, tr("This computer gets to know the server"), {});
    if (const auto &trouble = m_remember.trouble()) {
        const auto mark = m_remember.state() == State::Failed ? Mark::Failed : Mark::Warning;
        return row(mark, trouble->what, QStringList{trouble->why, trouble->todo}.join(QLatin1Char(' ')).trimmed());
    }
    if (!m_remember.signsInByPassword())
        return row(Mark::Done, tr("This computer knows the server"), tr("It comes in as it did today."));
    switch (m_remember.nextTime()) {
    case Setup::NextTime::Key:
        return row(Mark::Done, tr("This computer comes in by a key of its own"), tr("No password was stored."));
    case Setup::NextTime::Keychain:
        return row(Mark::Done, tr("The password is in the keychain"), tr("Only there, and only on this computer."));
    case Setup::NextTime::Ask:
        return row(Mark::Done, tr("This computer knows the server"),
            tr("The password was not stored and is asked for every time."));
    }
    Q_UNREACHABLE();
}

void DonePage::show()
{
    const auto &settings = m_setup.settings;
    QList<Row> rows;
    if (settings.certificate.source == Settings::Certificate::LetsEncrypt)
        rows += {QStringLiteral("certificate"), Mark::Done, tr("The certificate renews itself"),
            tr("About a month before it ends."), {}, {}};
    else
        rows += {QStringLiteral("certificate"), Mark::Warning, tr("The certificate does not renew itself"),
            tr("You have to see to it before it ends."), {}, {}};
    rows += {QStringLiteral("rooms"), Mark::Done, tr("Rooms close behind the last host"),
        tr("A meeting ends %n minute(s) after its last host has left.", nullptr,
            settings.meetings.endWithoutHostMinutes),
        {}, {}};
    if (settings.server.automaticUpdates == Settings::Updates::Security)
        rows += {QStringLiteral("updates"), Mark::Done, tr("Security updates come at night"),
            tr("Between these times of the server's clock, when it may also restart: %1.")
                .arg(QString(settings.server.updateWindow).replace(QLatin1Char('-'), QStringLiteral(" – "))),
            {}, {}};
    rows += {QStringLiteral("logs"), Mark::Done, tr("What is written down about guests is deleted"),
        tr("After %n day(s).", nullptr, settings.privacy.participantLogDays), {}, {}};
    rows += wayIn();
    m_rows->setAll(rows);
    bar()->main()->setEnabled(m_remember.state() != RememberModel::State::Working);
}

} // namespace meethouse
