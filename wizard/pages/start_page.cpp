#include "wizard/pages/start_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/fold.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

StartPage::StartPage(StartModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_ways(new Choice(tr("What to do"), this))
    , m_progress(new Rows(tr("Starting the practice server"), this))
    , m_trouble(new Trouble(this))
{
    setTitle(tr("Your own house for meetings"));
    setWhy(
        tr("In about half an hour a rented server becomes your private meeting place: hosts sign in, guests need the "
           "room's password, and the privacy papers are filled in."));
    m_ways->add(static_cast<int>(Setup::Way::New), tr("Set up a &new server"),
        tr("You have rented an empty server with Debian 12 or 13, and have its address and password at hand. Nothing "
           "rented yet? Any company will do; 2 processors and 4 GB of memory carry some twenty people."));
    m_ways->add(static_cast<int>(Setup::Way::TakeOver), tr("&Take over a server that was set up from another computer"),
        tr("Meethouse reads from the server what was wanted of it. Nothing is set up again."));
    m_ways->add(static_cast<int>(Setup::Way::Practice), tr("&Practise on this machine"),
        tr("A server inside this computer, to try everything without renting one. Linux only, and you need to be its "
           "administrator. It can be thrown away afterwards."));
    m_ways->choose(static_cast<int>(model.way()));
    connect(m_ways, &Choice::changed, this, [this](int way) { m_model.choose(static_cast<Setup::Way>(way)); });
    setFirst(m_ways->button(static_cast<int>(model.way())));
    body()->addWidget(m_ways);

    auto *school = new Text(Text::Kind::Plain,
        tr("A teacher who is employed does not decide alone about a service for the school. Before pupils' names are "
           "on it, the head of the school has to agree in writing, and it is best if the school itself rents the "
           "server. Otherwise you would process your own employer's data, with all that follows from it. Trying it "
           "out, with yourself and colleagues who agree, is no trouble."),
        this);
    body()->addWidget(new Fold(tr("I am employed at a school"), school, this));
    body()->addWidget(m_progress);
    body()->addWidget(m_trouble);

    bar()->back()->hide();
    connect(bar()->main(), &QPushButton::clicked, this, [this] {
        if (m_model.way() == Setup::Way::Practice && m_model.state() != StartModel::State::Ready)
            m_model.startPractice();
        else
            emit nextWanted();
    });
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] { m_model.stop(); });
    connect(&m_model, &StartModel::stateChanged, this, &StartPage::show);
    connect(&m_model, &StartModel::practiceReady, this, [this] { emit nextWanted(); });
    show();
}

void StartPage::show()
{
    const bool starting = m_model.state() == StartModel::State::Starting;
    m_ways->choose(static_cast<int>(m_model.way()));
    m_ways->setEnabled(!starting);
    bar()->setMain(tr("Cont&inue"));
    bar()->main()->setEnabled(!starting);
    bar()->setOrdinary(starting ? tr("&Stop") : QString());
    if (starting)
        m_progress->set({QStringLiteral("practice"), Mark::Running, tr("Starting the practice server"),
            tr("The first time this takes a few minutes, because a Debian is made for it. After that, seconds."), {},
            {}});
    else
        m_progress->clear();
    if (m_model.state() == StartModel::State::Failed && m_model.way() == Setup::Way::Practice)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
}

} // namespace meethouse
