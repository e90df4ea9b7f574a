#include "hosts/csv.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsImport)
};

constexpr qsizetype mostBytes = 8 * 1024 * 1024;

Error unreadable(const QString &what, const QString &todo)
{
    return {ErrorKind::Usage, what, {}, todo};
}

Error notAText()
{
    return unreadable(Texts::tr("The list is not a text file."),
        Texts::tr("Save it in your spreadsheet program as CSV, with UTF-8 if it asks."));
}

// What Windows-1252 has where Latin-1 has control characters; nothing stands for what it does not know.
constexpr std::array<char16_t, 32> windows1252{0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030,
    0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161,
    0x203a, 0x153, 0, 0x17e, 0x178};

std::optional<QString> fromWindows1252(const QByteArray &bytes)
{
    auto text = QString::fromLatin1(bytes);
    for (auto &character : text) {
        const auto code = character.unicode();
        if (code < 0x80 || code > 0x9f)
            continue;
        character = windows1252.at(code - 0x80);
        if (character.isNull())
            return std::nullopt;
    }
    return text;
}

std::optional<QString> decodedAs(QStringConverter::Encoding encoding, const QByteArray &bytes)
{
    // Stateless, so that half a character at the end is an error.
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError() || !text.isValidUtf16() || text.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return text;
}

// Names are mostly Latin, so in UTF-16 nearly every second byte is zero.
std::optional<QStringConverter::Encoding> withoutMark(const QByteArray &bytes)
{
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < bytes.size(); ++i)
        zeros.at(i % 2) += bytes.at(i) == '\0' ? 1 : 0;
    if (zeros[1] * 4 > bytes.size())
        return QStringConverter::Utf16LE;
    if (zeros[0] * 4 > bytes.size())
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

std::optional<QString> decoded(const QByteArray &bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        return decodedAs(QStringConverter::Utf8, bytes.mid(3));
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return decodedAs(QStringConverter::Utf16, bytes);
    if (const auto encoding = withoutMark(bytes))
        return decodedAs(*encoding, bytes);
    if (const auto text = decodedAs(QStringConverter::Utf8, bytes))
        return text;
    return fromWindows1252(bytes);
}

// The one that stands most often in the first line; Excel may name it in a line of its own.
QChar separatorOf(QString &text, int &line)
{
    static const QRegularExpression named(
        QStringLiteral("\\Asep=([^\\r\\n])(\\r\\n|\\r|\\n)"), QRegularExpression::CaseInsensitiveOption);
    if (const auto match = named.match(text); match.hasMatch()) {
        text.remove(0, match.capturedLength());
        ++line;
        return match.captured(1).front();
    }
    std::array<std::pair<char16_t, int>, 3> counts{{{u';', 0}, {u',', 0}, {u'\t', 0}}};
    bool quoted = false;
    for (const auto character : text) {
        if (character == QLatin1Char('"'))
            quoted = !quoted;
        if (!quoted && (character == QLatin1Char('\n') || character == QLatin1Char('\r')))
            break;
        for (auto &[separator, count] : counts)
            count += !quoted && character == QChar(separator) ? 1 : 0;
    }
    const auto most = std::ranges::max_element(counts, {}, &std::pair<char16_t, int>::second);
    return most->second > 0 ? QChar(most->first) : QLatin1Char(',');
}

class Reader
{
public:
    Reader(QString text, CsvTable &table)
        : m_text(std::move(text))
        , m_table(table)
    {
        m_table.separator = separatorOf(m_text, m_line);
    }

    Result<void> read()
    {
        while (m_at < m_text.size()) {
            m_row = {m_line, {}};
            do {
                const auto cell = m_text.at(m_at) == QLatin1Char('"') ? quoted() : plain();
                if (!cell)
                    return failure(cell.error());
                m_row.cells.append(cell->trimmed());
            } while (nextCell());
            lineEnd();
            if (!std::ranges::all_of(m_row.cells, &QString::isEmpty))
                m_table.rows.append(m_row);
        }
        return {};
    }

private:
    [[nodiscard]] bool atLineEnd() const
    {
        return m_at >= m_text.size() || m_text.at(m_at) == QLatin1Char('\n') || m_text.at(m_at) == QLatin1Char('\r');
    }

    // Past the separator; at the end of a text an empty cell may still follow it.
    bool nextCell()
    {
        if (atLineEnd())
            return false;
        ++m_at;
        if (m_at < m_text.size())
            return true;
        m_row.cells.append(QString());
        return false;
    }

    void lineEnd()
    {
        if (m_at >= m_text.size())
            return;
        const bool pair = m_text.at(m_at) == QLatin1Char('\r') && m_text.mid(m_at + 1, 1) == QLatin1String("\n");
        m_at += pair ? 2 : 1;
        ++m_line;
    }

    Result<QString> plain()
    {
        const auto begin = m_at;
        while (!atLineEnd() && m_text.at(m_at) != m_table.separator)
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    Result<QString> quoted()
    {
        QString cell;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const auto character = m_text.at(m_at);
            if (character == QLatin1Char('\n'))
                ++m_line;
            if (character != QLatin1Char('"')) {
                cell += character;
                continue;
            }
            if (m_text.mid(m_at + 1, 1) != QLatin1String("\"")) {
                ++m_at;
                const auto rest = plain();
                return cell + *rest;
            }
            cell += character;
            ++m_at;
        }
        return failure(
            unreadable(Texts::tr("Line %1 of the list begins a quoted text that never ends.").arg(m_row.line),
                Texts::tr("Look for a quotation mark too many there, or save the list again from your spreadsheet.")));
    }

    QString m_text;
    CsvTable &m_table;
    CsvTable::Row m_row;
    qsizetype m_at = 0;
    int m_line = 1;
};

// A leading quote is what spreadsheets themselves use for "this is text".
QString cell(const QString &text, QChar separator)
{
    const bool formula = !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front());
    QString safe = formula ? QLatin1Char('\'') + text : text;
    const bool quotes = std::ranges::any_of(safe,
        [&](QChar character) { return character == separator || QStringLiteral("\"\r\n,;\t").contains(character); });
    if (!quotes)
        return safe;
    safe.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + safe + QLatin1Char('"');
}

} // namespace

Result<CsvTable> readCsv(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes)
        return failure(unreadable(Texts::tr("The list is larger than 8 MB."),
            Texts::tr("A list of hosts has one short line for each; check that it is the right file.")));
    const auto text = decoded(bytes);
    if (!text || text->contains(QChar::Null))
        return failure(notAText());
    CsvTable table;
    const auto read = Reader(*text, table).read();
    if (!read)
        return failure(read.error());
    return table;
}

QByteArray writeCsv(const QList<QStringList> &rows, QChar separator)
{
    QString text(QChar::ByteOrderMark);
    for (const auto &row : rows) {
        QStringList cells;
        for (const auto &one : row)
            cells.append(cell(one, separator));
        text += cells.join(separator) + QLatin1String("\r\n");
    }
    return text.toUtf8();
}

} // namespace meethouse
