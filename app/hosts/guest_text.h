#pragma once

#include "secrets/secret.h"

#include <QString>
#include <QStringList>

namespace meethouse
{

// What guests of a reserved room are sent, in the words of the account page: whoever sends it, it reads the same.

QString roomLink(const QString &domain, const QString &room);
// Those the account page speaks.
QStringList guestLanguages();
// Link and password as a text. Empty: the page does not speak this language.
QString guestText(const QString &domain, const QString &room, const Secret &password, const QString &language);

} // namespace meethouse
