#include "wizard/models/hosts_model.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrlQuery>

namespace meethouse
{

HostsModel::HostsModel(Setup &setup)
    : m_setup(setup)
{
}

void HostsModel::setNames(const QString &text)
{
    m_text = text;
    emit changed();
}

void HostsModel::setFreeNames(int count)
{
    m_freeNames = count;
    emit changed();
}

void HostsModel::setDays(int days)
{
    m_days = days;
}

QStringList HostsModel::names() const
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    auto names = m_text.split(between, Qt::SkipEmptyParts);
    names.removeDuplicates();
    return names;
}

void HostsModel::invite()
{
    m_state = State::Inviting;
    emit changed();
    InvitationWishes wishes;
    wishes.names = names();
    wishes.freeNames = m_freeNames;
    wishes.lifetime = std::chrono::hours(24 * m_days);
    m_setup.session.ask(
        this, [wishes](Remote &remote, std::stop_token stop) { return inviteHosts(remote, wishes, std::move(stop)); },
        [this](Result<InvitationsMade> made) { take(std::move(made)); });
}

void HostsModel::take(Result<InvitationsMade> made)
{
    if (made) {
        m_state = State::Resting;
        m_setup.invitations = made->made + m_setup.invitations;
        m_refused = made->refused;
        // Who was refused stays in the field, to be mended.
        QStringList rest = names();
        for (const auto &invitation : std::as_const(made->made))
            rest.removeAll(invitation.name);
        m_text = rest.join(QLatin1Char('\n'));
        m_freeNames = 0;
    } else {
        m_error = made.error();
        m_state = State::Failed;
    }
    emit changed();
}

QList<HandOver> HostsModel::sheets() const
{
    QList<HandOver> sheets;
    for (const auto &invitation : invitations()) {
        if (!invitation.name.isEmpty())
            sheets += {{0, invitation.name, invitation.name, {}, {}}, invitation};
    }
    return sheets;
}

void HostsModel::writeSheets(const QString &folder)
{
    m_state = State::Writing;
    emit changed();
    m_worker.run(
        this,
        [folder, handOvers = sheets(), place = SheetPlace{m_setup.settings.domain, m_setup.settings.meetings.language}](
            std::stop_token stop) { return meethouse::writeSheets(folder, handOvers, place, std::move(stop)); },
        [this, folder](const Result<void> &written) {
            m_state = written ? State::Resting : State::Failed;
            if (written)
                emit sheetsWritten(folder);
            else
                m_error = written.error();
            emit changed();
        });
}

QUrl HostsModel::mailDraft(const Invitation &invitation) const
{
    const auto greeting = invitation.name.isEmpty() ? tr("Hello,") : tr("Hello %1,").arg(invitation.name);
    const QString body =
        tr("%1\n\nyou can hold video meetings at %2. Please open this link and choose your password; nobody else "
           "will ever know it:\n\n%3\n\nThe link works once, until %4. Do not pass it on.\n")
            .arg(greeting, m_setup.meetingUrl, invitation.link,
                QLocale().toString(invitation.expires.toLocalTime(), QLocale::LongFormat));
    QUrl url;
    url.setScheme(QStringLiteral("mailto"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("subject"),
        QString::fromUtf8(QUrl::toPercentEncoding(tr("Your meetings at %1").arg(m_setup.settings.domain))));
    query.addQueryItem(QStringLiteral("body"), QString::fromUtf8(QUrl::toPercentEncoding(body)));
    url.setQuery(query);
    return url;
}

} // namespace meethouse
