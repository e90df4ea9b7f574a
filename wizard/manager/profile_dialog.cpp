#include "wizard/manager/profile_dialog.h"

#include "wizard/look/fields.h"
#include "wizard/look/file_line.h"
#include "wizard/look/measure.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QStandardPaths>

namespace meethouse
{

ProfileDialog::ProfileDialog(Profile profile, QStringList taken, QWidget *parent)
    : QDialog(parent)
    , m_profile(std::move(profile))
    , m_taken(std::move(taken))
    , m_name(new QLineEdit(m_profile.name))
    , m_user(new QLineEdit(m_profile.user))
    , m_host(new QLineEdit(m_profile.host))
    , m_port(new QSpinBox)
    , m_keyFile(new FileLine(FileLine::Of::File, tr("Choose the key file"), keysFolder()))
    , m_nameField(new Field(tr("&Name on this computer"), m_name))
    , m_keep(new QPushButton(tr("&Keep")))
    , m_copy(new QPushButton(tr("Keep as a &copy")))
    , m_export(new QPushButton(tr("&Export…")))
{
    setWindowTitle(tr("How this computer comes in"));
    m_port->setRange(1, 65535);
    m_port->setValue(m_profile.port);
    m_keyFile->setFile(m_profile.identityFile);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gap);
    auto *no = new QPushButton(tr("&Leave it as it is"));
    buttons->addWidget(m_export);
    buttons->addStretch(1);
    for (auto *button : {no, m_copy, m_keep})
        buttons->addWidget(button);
    m_keep->setDefault(true);
    m_export->setAccessibleDescription(tr("A file for another computer, without passwords and without keys."));
    m_export->setToolTip(m_export->accessibleDescription());

    auto *where = new QHBoxLayout;
    where->setSpacing(gap);
    where->addWidget(new Field(tr("&Address"), m_host), 1, Qt::AlignTop);
    where->addWidget(new Field(tr("&Port of SSH"), m_port), 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_nameField);
    layout->addLayout(where);
    layout->addWidget(new Field(tr("&User"), m_user));
    layout->addWidget(new Field(
        tr("Key &file"), m_keyFile, tr("Empty: keys that your agent holds, or the password, which is asked for.")));
    layout->addLayout(buttons);

    for (auto *line : {m_name, m_user, m_host})
        connect(line, &QLineEdit::textChanged, this, &ProfileDialog::check);
    connect(m_keep, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this, [this] { done(AsCopy); });
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ProfileDialog::exportIt);
    check();
}

Profile ProfileDialog::profile() const
{
    auto profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.user = m_user->text().trimmed();
    profile.host = m_host->text().trimmed();
    profile.port = static_cast<quint16>(m_port->value());
    profile.identityFile = m_keyFile->file();
    return profile;
}

void ProfileDialog::check()
{
    const auto wanted = profile();
    const bool whole = !wanted.name.isEmpty() && !wanted.user.isEmpty() && !wanted.host.isEmpty();
    const bool other = wanted.name != m_profile.name;
    const bool taken = other && m_taken.contains(wanted.name);
    m_nameField->setTrouble(taken ? tr("Another server is called so already.") : QString());
    m_keep->setEnabled(whole && !taken);
    m_copy->setEnabled(whole && other && !taken);
    m_copy->setToolTip(other ? QString() : tr("A copy needs a name of its own."));
    m_copy->setAccessibleDescription(m_copy->toolTip());
    m_export->setEnabled(whole);
}

void ProfileDialog::exportIt()
{
    const QString proposal =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/meethouse-server.json");
    const auto name = QFileDialog::getSaveFileName(this, tr("Export the way in"), proposal);
    if (name.isEmpty())
        return;
    QSaveFile file(name);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.write(QJsonDocument(forElsewhere({profile()})).toJson()) > 0 && file.commit();
    if (!isWritten)
        QMessageBox::warning(this, windowTitle(), tr("The file could not be written: %1").arg(file.errorString()));
}

} // namespace meethouse
