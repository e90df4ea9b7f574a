#include "ssh/elevation.h"
#include "ssh/quote.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace meethouse;

// Hostile strings through every shell a server's user may have.
class SshQuoteTest : public QObject
{
    Q_OBJECT

    static QByteArray outputOf(const QString &program, const QList<QByteArray> &arguments)
    {
        QStringList list;
        for (const QByteArray &argument : arguments)
            list.append(QString::fromLocal8Bit(argument));
        QProcess process;
        process.start(program, list);
        process.waitForFinished(20000);
        return process.readAllStandardOutput();
    }

    static void addHostileStrings()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("empty", "");
        row("plain", "plain");
        row("space", "  a  b  ");
        row("quotes", "'\"'\"''''\"\"");
        row("one quote", "'");
        row("backslash", "\\");
        row("backslashes", "\\\\ \\' \\n \\0141 \\\\'");
        row("backslash at the end", "end\\");
        row("history", "!! !-1 !$ !root wow!");
        row("variables", "$HOME ${HOME} $(id) `id` $$ $? $'a' $\"b\"");
        row("separators", "; id & id | id && id || id > /tmp/x < /etc/passwd");
        row("patterns", "* ? [a-z] ~ ~root {a,b}");
        row("comment", "# not a comment");
        row("lines", "one\ntwo\n\nthree");
        row("line and backslash", "one\\\ntwo");
        row("carriage return", "a\rb\r\n.");
        row("tab", "\ta\tb\t");
        row("controls", "\x01\x02\x07\x08\x1b[31m\x7f");
        row("options", "-n -e --help -c");
        row("percent", "%s %n %% %b %d");
        row("octal look-alike", "\\0101 \\101 \\x41 \\c stop");
        row("umlauts", "ö ß € 日本 🎥");
        row("bidi", "\xe2\x80\xae"
                    "abc");
        row("equals", "A=b =ls");
        row("caret", "^a^b^");
        row("braces", "{ } ( ) [ ] (( )) [[ ]]");
        row("heredoc", "<<EOF\nx\nEOF");
        row("long", QByteArray(50000, '\''));
    }

private slots:
    void quotesOneWord_data() { addHostileStrings(); }

    void quotesOneWord()
    {
        QFETCH(QByteArray, text);
        if (text.size() > 20000)
            text.truncate(20000); // quoted, it has to fit into one argument
        const QByteArray script = "printf '%s|' " + shellQuoted(text) + " after";
        QCOMPARE(outputOf(QStringLiteral("/bin/sh"), {"-c", script}), QByteArray(text + "|after|"));
    }

    void quotesBytesThatAreNoText()
    {
        QByteArray all;
        for (int byte = 1; byte < 256; ++byte)
            all += static_cast<char>(byte);
        // Through the decoding that a login shell is handed, as arguments of QProcess have to be text.
        const QByteArray script = forAnyLoginShell("printf %s " + shellQuoted(all));
        QCOMPARE(outputOf(QStringLiteral("/bin/sh"), {"-c", script}), all);
        QCOMPARE(shellQuoted(QByteArray("a\0b", 3)), QByteArray("'ab'"));
    }

    void survivesAnyLoginShell_data() { addHostileStrings(); }

    void survivesAnyLoginShell()
    {
        QFETCH(QByteArray, text);
        if (text.size() > 20000)
            text.truncate(5000); // a quote grows sixteenfold on its way
        const QByteArray script = "printf '%s|' " + shellQuoted(text) + " after";
        int shells = 0;
        for (const char *name : {"sh", "bash", "dash", "zsh", "tcsh", "fish"}) {
            const QString shell = QStandardPaths::findExecutable(QString::fromLatin1(name));
            if (shell.isEmpty())
                continue;
            ++shells;
            const QByteArray said = outputOf(shell, {"-c", forAnyLoginShell(script)});
            QVERIFY2(said == text + "|after|", name);
        }
        QVERIFY2(shells >= 6, "tcsh, zsh and fish have to be installed");
    }

    void neverSpellsTheMarksItself()
    {
        const auto made = Elevation::of("echo hello", Elevation::How::Sudo);
        QVERIFY(made);
        QVERIFY(!made->text.contains(made->began));
        QVERIFY(!made->text.contains(made->wantsPassword));
        QVERIFY(!made->text.contains(made->noSudo));
        QVERIFY(made->began != made->wantsPassword);
        const auto other = Elevation::of("echo hello", Elevation::How::Sudo);
        QVERIFY(other->began != made->began);
    }

    void findsTheBeginningInAnyPieces()
    {
        const QByteArray stream = "chatter without end of line"
                                  "mark\nfirst\nmark\nsecond";
        for (qsizetype size = 1; size <= stream.size(); ++size) {
            Beginning beginning("mark");
            QByteArray said;
            for (qsizetype at = 0; at < stream.size(); at += size)
                said += beginning.feed(stream.mid(at, size));
            QVERIFY(beginning.hasBegun());
            QCOMPARE(said, QByteArray("first\nmark\nsecond"));
            QCOMPARE(beginning.chatter(), QByteArray("chatter without end of line"));
        }
    }

    void findsTheBeginningAfterVeryMuchChatter()
    {
        Beginning beginning("mark");
        for (int i = 0; i < 1000; ++i)
            QVERIFY(beginning.feed(QByteArray(10000, 'x')).isEmpty());
        QVERIFY(beginning.chatter().size() < 100'000);
        QVERIFY(beginning.feed("ma").isEmpty());
        QCOMPARE(beginning.feed("rk\nsaid"), QByteArray("said"));
    }

    void takesAWordOnce()
    {
        Beginning beginning("mark");
        beginning.feed("Lecture\nASK");
        QVERIFY(beginning.take("ASK"));
        QVERIFY(!beginning.take("ASK"));
        QVERIFY(!beginning.take(""));
        QCOMPARE(beginning.feed("mark\nx"), QByteArray("x"));
    }
};

QTEST_GUILESS_MAIN(SshQuoteTest)
#include "ssh_quote_test.moc"
