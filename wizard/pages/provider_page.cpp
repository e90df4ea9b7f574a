#include "wizard/pages/provider_page.h"

#include "wizard/look/country_box.h"
#include "wizard/look/fields.h"
#include "wizard/look/measure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace meethouse
{

ProviderPage::ProviderPage(Setup &setup, QWidget *parent)
    : Page(parent)
{
    setTitle(tr("Who runs this service?"));
    setWhy(
        tr("The privacy papers have to name who is responsible. It stays on your server and on this computer. You can "
           "leave it for later: the papers are then drafts and say so."));
    auto &provider = setup.settings.provider;

    auto *role = new QComboBox(this);
    using Role = Settings::Role;
    const std::initializer_list<std::pair<Role, QString>> roles{
        {Role::Unsaid, tr("I say it later")},
        {Role::Self, tr("Myself: I work for my own account")},
        {Role::School, tr("A school")},
        {Role::Public, tr("Another public body")},
        {Role::Company, tr("A company or practice")},
        {Role::Association, tr("An association")},
        {Role::Processor, tr("I run it for somebody else")},
        {Role::EmployedTeacher, tr("I am employed at a school and run it on my own")},
    };
    for (const auto &[value, text] : roles)
        role->addItem(text, static_cast<int>(value));
    role->setCurrentIndex(role->findData(static_cast<int>(provider.role)));
    auto *roleField = new Field(tr("&Who is responsible?"), role, {}, this);
    const auto explain = [roleField, role] {
        const bool employed = role->currentData().toInt() == static_cast<int>(Role::EmployedTeacher);
        roleField->setTrouble(employed ? tr("Before pupils use it, the head of the school has to agree in writing. The "
                                            "papers for this case help you to ask.")
                                       : QString());
    };
    connect(role, &QComboBox::currentIndexChanged, this, [&provider, role, explain] {
        provider.role = static_cast<Role>(role->currentData().toInt());
        explain();
    });
    explain();
    setFirst(role);
    body()->addWidget(roleField);

    auto *name = new QLineEdit(provider.name, this);
    connect(name, &QLineEdit::textEdited, this, [&provider](const QString &text) { provider.name = text.trimmed(); });
    auto *country = new CountryBox(provider.country, this);
    connect(
        country, &QComboBox::currentIndexChanged, this, [&provider, country] { provider.country = country->code(); });
    auto *first = new QHBoxLayout;
    first->setSpacing(space);
    first->addWidget(new Field(tr("&Name"), name, {}, this), 2);
    first->addWidget(new Field(tr("&Country"), country, {}, this), 1);
    body()->addLayout(first);

    auto *address = linesEdit(provider.address, this);
    connect(address, &QPlainTextEdit::textChanged, this,
        [&provider, address] { provider.address = address->toPlainText().trimmed(); });
    body()->addWidget(new Field(tr("Postal &address"), address, {}, this));
    auto *contact = linesEdit(provider.contact, this);
    connect(contact, &QPlainTextEdit::textChanged, this,
        [&provider, contact] { provider.contact = contact->toPlainText().trimmed(); });
    body()->addWidget(new Field(tr("Where &people can reach you"), contact,
        tr("E-mail or telephone, for those who have questions about their data."), this));

    bar()->setMain(tr("Cont&inue"));
    connect(bar()->main(), &QPushButton::clicked, this, &Page::nextWanted);
}

} // namespace meethouse
