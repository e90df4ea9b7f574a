#include "wizard/manager/room_page.h"

#include "hosts/guest_text.h"
#include "wizard/look/fields.h"
#include "wizard/look/fold.h"
#include "wizard/look/language_button.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace meethouse
{

RoomPage::RoomPage(RoomsModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_trouble(new Trouble(this))
    , m_note(new Text(Text::Kind::Plain, {}, this))
    , m_link(new CopyField(tr("Link of the room"), this))
    , m_password(new CopyField(tr("Password for guests"), this))
    , m_languages(new Segments(tr("Language of the invitation"), this))
    , m_text(new QPlainTextEdit(this))
    , m_told(new QWidget(this))
    , m_other(new QLineEdit(this))
    , m_change(new QPushButton(tr("&Change it"), this))
{
    const auto languages = guestLanguages();
    const auto own = QLocale().name().section(QLatin1Char('_'), 0, 0);
    for (qsizetype i = 0; i < languages.size(); ++i)
        m_languages->add(static_cast<int>(i), languageName(languages.at(i)));
    m_languages->choose(static_cast<int>(std::max(languages.indexOf(own), languages.indexOf(QStringLiteral("en")))));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(24 * grid);
    m_text->setAccessibleName(tr("Invitation for guests"));

    auto *other = new QWidget(this);
    auto *inside = new QVBoxLayout(other);
    inside->setContentsMargins(0, gap, 0, 0);
    inside->setSpacing(gap);
    m_other->setPlaceholderText(tr("a good one is made"));
    inside->addWidget(new Field(tr("Ne&w password"), m_other,
        tr("Invitations sent before no longer work; who is in the room now stays there."), other));
    inside->addWidget(m_change, 0, Qt::AlignLeft);
    m_fold = new Fold(tr("Give it another password"), other, this);

    body()->addWidget(m_trouble);
    body()->addWidget(m_note);
    body()->addWidget(new Field(tr("&Link"), m_link, {}, this));
    auto *told = new QVBoxLayout(m_told);
    told->setContentsMargins(0, 0, 0, 0);
    told->setSpacing(body()->spacing());
    told->addWidget(new Field(tr("&Password for guests"), m_password, {}, m_told));
    told->addWidget(new Text(Text::Kind::Heading, tr("Invitation"), m_told));
    told->addWidget(m_languages, 0, Qt::AlignLeft);
    told->addWidget(m_text);
    body()->addWidget(m_told);
    body()->addWidget(m_fold);
    bar()->setMain(tr("&Copy the invitation"));
    bar()->setOrdinary(tr("Rele&ase…"));
    bar()->ordinary()->setProperty("grave", true);
    bar()->ordinary()->setAccessibleDescription(tr("The room loses its password, and anybody may reserve it again."));
    setFirst(bar()->main());

    connect(m_languages, &Segments::changed, this, &RoomPage::showText);
    connect(m_fold, &Fold::toggled, this, [this](bool open) {
        if (open)
            bringIntoSight(m_change);
    });
    connect(m_change, &QPushButton::clicked, this, &RoomPage::change);
    connect(m_other, &QLineEdit::returnPressed, this, &RoomPage::change);
    connect(bar()->main(), &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
        m_note->setText(tr("The invitation is copied: paste it into a mail or a message."));
        m_note->show();
    });
    connect(bar()->ordinary(), &QPushButton::clicked, this, &RoomPage::releaseWanted);
    connect(&m_model, &RoomsModel::changed, this, &RoomPage::show);
    show();
}

void RoomPage::enter()
{
    m_note->hide();
    m_other->clear();
    m_fold->setOpen(m_model.password().isEmpty());
    show();
}

void RoomPage::show()
{
    const bool isKnown = !m_model.password().isEmpty();
    setWhy(isKnown ? tr("Guests need the link and the password. They need no account. The password is shown this once.")
                   : tr("Its password was shown when it was made, and is not shown again. Its host finds it under “My "
                        "rooms” on the account page, and hosts who enter the room are told it. If nobody has it any "
                        "more, give the room another one."));
    m_told->setVisible(isKnown);
    const bool working = m_model.state() == RoomsModel::State::Working;
    const bool has = std::exchange(m_changing, m_changing && working);
    if (has && m_model.state() == RoomsModel::State::Resting) {
        m_other->clear();
        m_fold->setOpen(false);
        m_note->setText(tr("The password is changed. Invitations sent before no longer work."));
        m_note->show();
    }
    if (m_model.state() == RoomsModel::State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    bar()->main()->setEnabled(isKnown && !working);
    for (auto *button : {bar()->ordinary(), m_change})
        button->setEnabled(!working);
    setTitle(roomShown(m_model.name()));
    m_link->setText(m_model.link());
    m_password->setText(m_model.password());
    showText();
}

void RoomPage::showText()
{
    m_text->setPlainText(
        m_model.name().isEmpty() ? QString() : m_model.invitation(guestLanguages().value(m_languages->chosen())));
}

void RoomPage::change()
{
    m_changing = true;
    m_model.change(Secret(m_other->text().toStdString()));
}

} // namespace meethouse
