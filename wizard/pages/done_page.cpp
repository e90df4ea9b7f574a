#include "wizard/pages/done_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

DonePage::DonePage(const Setup &setup, QWidget *parent)
    : Page(parent)
    , m_setup(setup)
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
}

void DonePage::enter()
{
    m_link->setText(m_setup.meetingUrl);
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
    m_rows->setAll(rows);
}

} // namespace meethouse
