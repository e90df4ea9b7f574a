#pragma once

#include "hosts/import.h"

#include <functional>

namespace meethouse
{

// Hand-over sheets: link, QR code and three sentences in the host's language. They need a QGuiApplication and may be
// made on any thread. Errors: Failed, Cancelled.

// Where hosts go, and the language of those whose list names none.
struct SheetPlace {
    QString domain;
    QString language;
};

// One A4 page.
Result<QByteArray> handOverSheet(const HandOver &handOver, const SheetPlace &place);
// Cards to cut, eight a page, in the order given.
Result<QByteArray> handOverCards(const QList<HandOver> &handOvers, const SheetPlace &place);

// NAME.pdf for each, and _cards.pdf with all of them (no host is called so); the folder is made where it is not there.
// Links are secrets, so files and folder are their owner's alone.
// `written` is told how many there are by now, on any thread.
Result<void> writeSheets(const QString &folder, const QList<HandOver> &handOvers, const SheetPlace &place,
    std::stop_token stop, const std::function<void(int)> &written = {});

} // namespace meethouse
