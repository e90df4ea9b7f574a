#include "wizard/pages/address_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/file_line.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace meethouse
{

AddressPage::AddressPage(AddressModel &model, Use use, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_domain(new QLineEdit(this))
    , m_checks(new Rows(tr("Where the name leads"), this))
    , m_records(new QWidget(this))
    , m_sources(new Choice(tr("Certificate"), this))
    , m_email(new QLineEdit(this))
    , m_files(makeFiles())
{
    const QString question = tr("How do browsers know that it is you?");
    const bool change = use == Use::Change;
    setTitle(change ? question : tr("Under which address shall people meet?"));
    setWhy(change
               ? tr("By a certificate for %1. The name itself stands in every link, so it stays as it is: for another "
                    "one, take everything back and set the server up anew.")
                     .arg(m_model.name())
               : tr("A name of yours that leads to this server. Guests type it, and it stands in every link."));
    m_domainField = new Field(tr("&Name of the meetings"), m_domain, {}, this);
    m_domain->setPlaceholderText(tr("meet.your-school.example"));
    setFirst(m_domain);
    m_domainField->setVisible(!change);
    const auto showWhereItLeads = [this] {
        body()->addWidget(m_checks);
        body()->addWidget(m_records);
    };
    if (!change) {
        body()->addWidget(m_domainField);
        showWhereItLeads();
        body()->addWidget(new Text(Text::Kind::Heading, question, this));
    }
    const auto offer = [&](Settings::Certificate source, const QString &title, const QString &meaning) {
        m_sources->add(static_cast<int>(source), title, meaning);
    };
    offer(Settings::Certificate::LetsEncrypt, tr("A&utomatically"),
        tr("Let's Encrypt, a charity, issues a certificate that every browser trusts, and it renews itself. The name "
           "becomes public by that."));
    offer(Settings::Certificate::Own, tr("&With files of my own"),
        tr("Your organisation gave you a certificate. You will have to renew it yourself."));
    if (!change || m_model.certificate().source == Settings::Certificate::SelfSigned)
        offer(Settings::Certificate::SelfSigned, tr("&Self-signed"),
            tr("For trying things out only: every guest sees a warning first, and the telephone apps refuse."));
    body()->addWidget(m_sources);
    m_emailField = new Field(tr("&E-mail address (may be left empty)"), m_email, {}, this);
    body()->addWidget(m_emailField);
    body()->addWidget(m_files);
    if (change)
        showWhereItLeads();

    bar()->setMain(tr("Cont&inue"));
    bar()->setOrdinary(tr("Look &again"));
    connect(bar()->main(), &QPushButton::clicked, this, &Page::nextWanted);
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] { m_model.watch(true); });
    connect(m_domain, &QLineEdit::textEdited, this, [this](const QString &text) { m_model.setDomain(text); });
    connect(m_email, &QLineEdit::textEdited, this, [this](const QString &text) { m_model.setEmail(text); });
    connect(m_sources, &Choice::changed, this,
        [this](int source) { m_model.setSource(static_cast<Settings::Certificate>(source)); });
    connect(m_checks, &Rows::acted, this, [this](const QString &id) { m_model.waive(id); });
    connect(&m_model, &AddressModel::changed, this, &AddressPage::show);
    show();
}

QWidget *AddressPage::makeFiles()
{
    auto *files = new QWidget(this);
    auto *layout = new QVBoxLayout(files);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space);
    const auto add = [&](const QString &question, const QString &label, const QString &hint) {
        auto *file = new FileLine(FileLine::Of::File, question, {}, files);
        layout->addWidget(new Field(label, file, hint, files));
        connect(file, &FileLine::edited, this, [this] { m_model.setFiles(m_chain->file(), m_key->file()); });
        return file;
    };
    m_chain = add(tr("Choose the certificate"), tr("Certificate, &full chain"), tr("PEM; often called fullchain.pem."));
    m_key = add(tr("Choose its key"), tr("Its &key"), tr("PEM; often called privkey.pem."));
    m_passphrase = new QLineEdit(files);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_passphraseField = new Field(tr("&Passphrase of the key"), m_passphrase,
        tr("The key is locked with it. It opens the key on this computer and is kept nowhere."), files);
    layout->addWidget(m_passphraseField);
    connect(m_passphrase, &QLineEdit::textEdited, this, [this](const QString &text) {
        auto bytes = text.toStdString();
        m_model.setPassphrase(Secret::take(bytes));
    });
    return files;
}

void AddressPage::enter()
{
    m_domain->setText(m_model.domain());
    m_model.watch(true);
    if (m_domain->text().isEmpty())
        m_domain->setText(m_model.domain());
    if (m_email->text().isEmpty())
        m_email->setText(m_model.certificate().email);
    // Another language makes the page anew.
    m_chain->setFile(m_model.certificate().chainFile);
    m_key->setFile(m_model.certificate().keyFile);
    show();
}

void AddressPage::hideEvent(QHideEvent *event)
{
    m_model.watch(false);
    Page::hideEvent(event);
}

void AddressPage::show()
{
    m_domainField->setTrouble(m_model.domainTrouble());
    m_emailField->setTrouble(m_model.emailTrouble());
    m_emailField->setHint(tr("It goes to Let's Encrypt and nowhere else. They may write to it about the certificate."));
    m_sources->choose(static_cast<int>(m_model.certificate().source));
    m_emailField->setVisible(m_model.certificate().source == Settings::Certificate::LetsEncrypt);
    m_files->setVisible(m_model.certificate().source == Settings::Certificate::Own);
    m_passphraseField->setVisible(m_model.keyIsLocked());

    if (m_model.isLooking() && m_model.checks().isEmpty()) {
        m_checks->clear();
        m_checks->set({QStringLiteral("looking"), Mark::Running, tr("Asking where this name leads"), {}, {}, {}});
    } else {
        QList<Row> rows;
        for (const auto &check : m_model.checks()) {
            auto row = rowOf(check);
            if (check.state == Check::State::Fail && check.waivable)
                row.action = tr("Go on anyway");
            rows += row;
        }
        m_checks->setAll(rows);
    }
    showRecords();
    bar()->main()->setEnabled(m_model.isReady());
    bar()->setReason(m_model.domain().isEmpty() ? tr("The name is still missing.") : QString());
    bar()->ordinary()->setVisible(!m_model.checks().isEmpty() && !m_model.isReady());
}

void AddressPage::showRecords()
{
    const auto records = m_model.records();
    m_records->setVisible(!records.isEmpty());
    if (records == m_shownRecords)
        return;
    m_shownRecords = records;
    qDeleteAll(m_records->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_records->layout();
    auto *layout = new QVBoxLayout(m_records);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(new Text(Text::Kind::Plain,
        tr("Enter this where you rented the domain, most often under “DNS”. We look again every few seconds and "
           "go on as soon as it is there; it can take up to an hour."),
        m_records));
    for (const auto &record : records) {
        auto *line = new QHBoxLayout;
        line->setSpacing(space);
        const auto add = [&](const QString &label, const QString &text, int stretch) {
            auto *field = new CopyField(label, m_records);
            field->setText(text);
            line->addWidget(new Field(label, field, {}, m_records), stretch);
        };
        auto *type = new Text(Text::Kind::Heading, record.type, m_records);
        auto *typeColumn = new QVBoxLayout;
        typeColumn->setSpacing(5);
        typeColumn->addWidget(new Text(Text::Kind::Plain, tr("Type"), m_records));
        typeColumn->addWidget(type, 1);
        line->addLayout(typeColumn);
        add(tr("Name"), record.name, 3);
        add(tr("Value"), record.value, 2);
        layout->addLayout(line);
    }
}

} // namespace meethouse
