#include "jitsi/render.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Render)
};

Error unfit(const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("A file for the server could not be written."),
        Texts::tr("One of the values that belong into it has a letter that is not allowed there, or is missing."),
        Texts::tr("Please report this with the detail below."), detail};
}

} // namespace

Result<QByteArray> render(const QByteArray &text, const Marks &marks)
{
    static const QRegularExpression mark(QStringLiteral("@([A-Za-z]+)@"));
    static const QRegularExpression harmless(QStringLiteral("\\A[A-Za-z0-9._:/-]+\\z"));

    const auto source = QString::fromUtf8(text);
    QString rendered;
    qsizetype end = 0;
    for (auto found = mark.globalMatch(source); found.hasNext();) {
        const auto match = found.next();
        const auto value = marks.constFind(match.captured(1));
        if (value == marks.cend() || !harmless.match(*value).hasMatch())
            return failure(unfit(match.captured(0)));
        rendered += QStringView(source).mid(end, match.capturedStart() - end);
        rendered += *value;
        end = match.capturedEnd();
    }
    rendered += QStringView(source).mid(end);
    return rendered.toUtf8();
}

} // namespace meethouse
