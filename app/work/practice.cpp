#include "work/practice.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Practice)
};

// Beside the installed program, or in the source tree it was built from.
QString practiceProgram()
{
    const QString installed =
        QCoreApplication::applicationDirPath() + QStringLiteral("/../share/meethouse/lab/practice");
    return QFileInfo::exists(installed) ? installed : QStringLiteral(MEETHOUSE_PRACTICE_PROGRAM);
}

Error cannotPractise(const QString &why, const QString &detail = {})
{
    return {ErrorKind::Failed, Texts::tr("The practice server did not do what was asked."), why,
        Texts::tr("Practising needs a Linux machine on which you are the administrator. Without one, use a rented "
                  "server with “meethouse deploy”."),
        detail};
}

} // namespace

Result<QJsonObject> practise(const QStringList &words, std::stop_token stop)
{
    QProcess program;
    program.start(practiceProgram(), words);
    // The image of the practice server is made at the first start and takes minutes, hence no deadline but --timeout.
    while (!program.waitForFinished(200)) {
        if (program.error() == QProcess::FailedToStart)
            return failure(cannotPractise(Texts::tr("Its program is not installed."), program.errorString()));
        if (stop.stop_requested()) {
            program.terminate();
            program.waitForFinished(10000);
            return failure({ErrorKind::Cancelled, Texts::tr("The practice server was not waited for."), {},
                Texts::tr("“meethouse practice status” tells whether it runs.")});
        }
    }
    const auto answer = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    if (program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0)
        return answer;
    const auto why = answer.value(QStringLiteral("why")).toString();
    auto error = cannotPractise(why, QString::fromUtf8(program.readAllStandardError()).right(4000));
    if (answer.value(QStringLiteral("possible")).isBool() && !answer.value(QStringLiteral("possible")).toBool())
        error.kind = ErrorKind::CheckFailed;
    error.data = answer;
    return failure(std::move(error));
}

} // namespace meethouse
