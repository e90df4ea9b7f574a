#pragma once

#include "wizard/look/page.h"
#include "wizard/models/address_model.h"

class QLineEdit;

namespace meethouse
{

class Choice;
class Field;
class FileLine;
class Rows;
class Text;

class AddressPage final : public Page
{
    Q_OBJECT

public:
    // On a server that is set up the name stays, and so does what it would take a new setup to get rid of.
    enum class Use { SetUp, Change };
    explicit AddressPage(AddressModel &model, Use use, QWidget *parent = nullptr);
    void enter() override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void show();
    void showRecords();
    QWidget *makeFiles();

    AddressModel &m_model;
    QLineEdit *m_domain;
    Field *m_domainField;
    Rows *m_checks;
    QWidget *m_records;
    QList<DnsRecord> m_shownRecords;
    Choice *m_sources;
    QLineEdit *m_email;
    Field *m_emailField;
    // Made by makeFiles().
    FileLine *m_chain = nullptr;
    FileLine *m_key = nullptr;
    QLineEdit *m_passphrase = nullptr;
    Field *m_passphraseField = nullptr;
    QWidget *m_files;
};

} // namespace meethouse
