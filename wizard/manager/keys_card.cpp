#include "wizard/manager/keys_card.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>

namespace meethouse
{

KeysCard::KeysCard(QWidget *parent)
    : WayCard(parent)
{
    connect(button(), &QPushButton::clicked, this, &KeysCard::ask);
}

QString KeysCard::keyFile() const
{
    return QDir::toNativeSeparators(hasKey() ? m_server->profile().identityFile : m_server->setup().ownKeyFile());
}

void KeysCard::show(ManagedServer *server)
{
    m_server = server;
    const auto &overview = server->overview();
    if (overview && overview->survey.ssh.passwords == Survey::Known::No)
        say(tr("Keys alone open the server"), tr("Nobody is let in by a password to administer it. "
                                                 "Hosts and guests of meetings notice nothing of that."));
    else if (hasKey())
        say(tr("Shut passwords out"),
            tr("This computer comes in by a key. But whoever knows or guesses a password comes in, too, and "
               "strangers try thousands of them every day."),
            tr("&Keys alone…"));
    else
        say(tr("A key instead of a password"),
            tr("With a key of its own this computer comes in without being asked for a password. After that, passwords "
               "can be shut out."),
            tr("Put a &key there…"));
    button()->setEnabled(overview && !server->isBusy());
}

void KeysCard::ask()
{
    const auto how = hasKey() ? LettingIn::ByKeyAlone : LettingIn::ByKey;
    QMessageBox box(QMessageBox::Question, {}, {}, QMessageBox::NoButton, this);
    if (how == LettingIn::ByKeyAlone) {
        box.setWindowTitle(tr("Shut passwords out?"));
        box.setText(tr("Let nobody into %1 by a password any more?").arg(m_server->title()));
        box.setInformativeText(
            tr("Whoever administers the server needs a key that lies there. You cannot shut yourself out by this: "
               "right after it this computer comes in anew by its key, and if that fails, the server lets passwords "
               "in again after three minutes, by itself.\n\nKeep a copy of the key, %1, in a safe place. If it is ever "
               "lost, only the hosting company's console leads in.")
                .arg(keyFile()));
    } else {
        box.setWindowTitle(tr("Put a key there?"));
        box.setText(tr("Let this computer into %1 by a key?").arg(m_server->title()));
        box.setInformativeText(
            tr("The key lies on this computer without a passphrase, so whoever reads this file comes "
               "in as well: %1\n\nThe password goes on working.")
                .arg(keyFile()));
    }
    auto *yes =
        box.addButton(how == LettingIn::ByKeyAlone ? tr("&Keys alone") : tr("&Put it there"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(tr("&Leave it as it is"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == yes && m_server)
        m_server->letIn(how);
}

} // namespace meethouse
