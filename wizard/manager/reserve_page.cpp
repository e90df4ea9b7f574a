#include "wizard/manager/reserve_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/trouble.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace meethouse
{

ReservePage::ReservePage(RoomsModel &model, const QString &domain, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_name(new QLineEdit(this))
    , m_owner(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_trouble(new Trouble(this))
{
    setTitle(tr("Reserve a room"));
    setWhy(tr("A reserved room keeps its name and its password: one link for every lesson or every week."));
    auto *hosts = new QCompleter(new QStringListModel(this), this);
    hosts->setCaseSensitivity(Qt::CaseInsensitive);
    m_owner->setCompleter(hosts);
    m_owner->setPlaceholderText(tr("any host"));
    m_password->setPlaceholderText(tr("a good one is made"));
    body()->addWidget(m_trouble);
    body()->addWidget(new Field(
        tr("&Name of the room"), m_name, tr("Guests find it at https://%1/ and this name.").arg(domain), this));
    body()->addWidget(new Field(tr("Host &whose room it is"), m_owner,
        tr("Finds it under “My rooms” on the account page, and opens it. Without a name here, any host opens it."),
        this));
    body()->addWidget(new Field(tr("&Password for guests"), m_password,
        tr("Leave it empty, and the server makes one that is easily said on the telephone. Your own needs at least 8 "
           "characters."),
        this));
    setFirst(m_name);
    bar()->setMain(tr("&Reserve"));
    connect(bar()->main(), &QPushButton::clicked, this, &ReservePage::reserve);
    connect(m_name, &QLineEdit::textChanged, this, &ReservePage::show);
    connect(&m_model, &RoomsModel::changed, this, &ReservePage::show);
    show();
}

void ReservePage::setHosts(const QStringList &names)
{
    qobject_cast<QStringListModel *>(m_owner->completer()->model())->setStringList(names);
}

void ReservePage::enter()
{
    for (auto *field : {m_name, m_owner, m_password})
        field->clear();
    m_name->setFocus();
    show();
}

void ReservePage::show()
{
    const bool working = m_model.state() == RoomsModel::State::Working;
    if (m_model.state() == RoomsModel::State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    const bool nameless = m_name->text().trimmed().isEmpty();
    bar()->main()->setEnabled(!working && !nameless);
    bar()->setReason(nameless ? tr("The name is still missing.") : QString());
}

void ReservePage::reserve()
{
    m_model.reserve(m_name->text(), m_owner->text(), Secret(m_password->text().toStdString()));
}

} // namespace meethouse
