#include "wizard/pages/meetings_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace meethouse
{

namespace
{

constexpr int mostMinutes = 1440;
constexpr int mostDays = 365;

QSpinBox *numberBox(int least, int most, int value, const QString &suffix, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(least, most);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setMaximumWidth(22 * grid);
    return box;
}

} // namespace

MeetingsPage::MeetingsPage(Setup &setup, QWidget *parent)
    : Page(parent)
{
    setTitle(tr("How shall meetings go?"));
    setWhy(tr("All of it is safe as it stands. You can change it later, and your papers follow what you choose."));
    auto &meetings = setup.settings.meetings;
    auto &privacy = setup.settings.privacy;
    const auto heading = [this](const QString &text) { body()->addWidget(new Text(Text::Kind::Heading, text, this)); };

    heading(tr("Does a guest need the room's password?"));
    auto *password = new Choice(tr("Does a guest need the room's password?"), this);
    password->add(static_cast<int>(Settings::GuestPassword::Always), tr("&Always"),
        tr("A room has its password before anyone is in it, and nobody can take it off. Whoever only knows the link "
           "stays outside."));
    password->add(static_cast<int>(Settings::GuestPassword::HostDecides), tr("The ho&st decides"),
        tr("Rooms begin with a password; a host may take it off. Then whoever has the link comes in."));
    password->choose(static_cast<int>(meetings.guestPassword));
    connect(password, &Choice::changed, this,
        [&meetings](int value) { meetings.guestPassword = static_cast<Settings::GuestPassword>(value); });
    body()->addWidget(password);
    setFirst(password->button(static_cast<int>(meetings.guestPassword)));

    auto *minutes = numberBox(1, mostMinutes, meetings.endWithoutHostMinutes, tr(" minutes"), this);
    connect(minutes, &QSpinBox::valueChanged, this, [&meetings](int value) { meetings.endWithoutHostMinutes = value; });
    body()->addWidget(new Field(tr("When the last host has left, the meeting &ends after"), minutes,
        tr("Pupils are not left alone in a room. They are told some minutes before."), this));

    heading(tr("How long does the server remember that a host has signed in?"));
    auto *remember = new Choice(tr("How long does the server remember that a host has signed in?"), this);
    remember->add(static_cast<int>(Settings::RememberHosts::Meeting), tr("For &the meeting"),
        tr("The safer one where several people use the same computer."));
    remember->add(static_cast<int>(Settings::RememberHosts::Day), tr("&For a day"),
        tr("Hosts sign in once in the morning, on computers that are theirs alone."));
    remember->choose(static_cast<int>(meetings.rememberHosts));
    connect(remember, &Choice::changed, this,
        [&meetings](int value) { meetings.rememberHosts = static_cast<Settings::RememberHosts>(value); });
    body()->addWidget(remember);

    auto *days = numberBox(1, mostDays, privacy.participantLogDays, tr(" days"), this);
    connect(days, &QSpinBox::valueChanged, this, [&privacy](int value) { privacy.participantLogDays = value; });
    body()->addWidget(new Field(tr("Notes of &who connected are deleted after"), days,
        tr("Addresses are shortened, and room names are not written down. Seven days are enough to find the cause of "
           "trouble; the papers name the figure."),
        this));

    heading(tr("May browsers ask other companies for pictures?"));
    auto *others = new Choice(tr("May browsers ask other companies for pictures?"), this);
    others->add(static_cast<int>(Settings::ThirdParties::None), tr("&No"),
        tr("Everything a meeting needs comes from your server, and nobody else learns who meets."));
    others->add(static_cast<int>(Settings::ThirdParties::Stock), tr("As &Jitsi has it"),
        tr("Profile pictures come from a company in the United States, which learns who is in your meetings. The "
           "papers have to say so."));
    others->choose(static_cast<int>(privacy.thirdParties));
    connect(others, &Choice::changed, this,
        [&privacy](int value) { privacy.thirdParties = static_cast<Settings::ThirdParties>(value); });
    body()->addWidget(others);

    bar()->setMain(tr("Cont&inue"));
    connect(bar()->main(), &QPushButton::clicked, this, &Page::nextWanted);
}

} // namespace meethouse
