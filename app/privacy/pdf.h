#pragma once

#include "base/result.h"
#include "privacy/document.h"
#include "privacy/words.h"

#include <QByteArray>

#include <memory>
#include <stop_token>

class QProcess;

namespace meethouse
{

// The one door to the PDF engine (why this one: docs/decisions). A4, tagged to PDF/UA-1, fonts embedded; a draft says
// so on every page. The same paper gives the same bytes. The engine is a program of its own that is started with the
// first paper and lives as long as this does.
class PdfWriter
{
public:
    PdfWriter();
    ~PdfWriter();
    PdfWriter(const PdfWriter &) = delete;
    PdfWriter &operator=(const PdfWriter &) = delete;

    // Errors: Failed when the engine is not there or gives up, Cancelled.
    Result<QByteArray> write(const Document &document, const Words &words, std::stop_token stop);

private:
    Result<void> start();
    Result<QByteArray> read(qsizetype bytes, std::stop_token stop); // bytes 0: a line

    std::unique_ptr<QProcess> m_engine;
};

} // namespace meethouse
