#include "base/cleaned.h"

#include <QTest>

using namespace meethouse;

class BaseCleanedTest : public QObject
{
    Q_OBJECT

private slots:
    void leavesWhatCanBeShown_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("clean");
        QTest::newRow("plain") << QByteArray("Password: ") << QStringLiteral("Password:");
        QTest::newRow("letters") << QByteArray("Schlüssel für 日本 🎥") << QStringLiteral("Schlüssel für 日本 🎥");
        QTest::newRow("lines") << QByteArray("one\r\ntwo\tthree") << QStringLiteral("one\ntwo\tthree");
        QTest::newRow("colour") << QByteArray("\x1b[1;31mred\x1b[0m.") << QStringLiteral("red.");
        QTest::newRow("title") << QByteArray("\x1b]0;evil\x07.") << QStringLiteral("vil.");
        QTest::newRow("8-bit escape") << QByteArray("a\xc2\x9b"
                                                    "31mb")
                                      << QStringLiteral("ab");
        QTest::newRow("bell and backspace") << QByteArray("a\x07\x08\x08"
                                                          "b")
                                            << QStringLiteral("ab");
        QTest::newRow("turned") << QByteArray("a\xe2\x80\xae"
                                              "b\xe2\x81\xa6"
                                              "c\xe2\x80\x8f.")
                                << QStringLiteral("abc.");
        QTest::newRow("zero width") << QByteArray("a\xe2\x80\x8b"
                                                  "b\xef\xbb\xbf"
                                                  "c")
                                    << QStringLiteral("abc");
        QTest::newRow("private use") << QByteArray("a\xee\x80\x80"
                                                   "b")
                                     << QStringLiteral("ab");
        QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                      "b")
                                        << QStringLiteral("a\nb");
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("ab");
        QTest::newRow("unfinished escape") << QByteArray("a\x1b[") << QStringLiteral("a");
        QTest::newRow("tags") << QByteArray("a\xf3\xa0\x81\x81"
                                            "b")
                              << QStringLiteral("ab");
    }

    void leavesWhatCanBeShown()
    {
        QFETCH(QByteArray, raw);
        QTEST(cleaned(raw), "clean");
    }

    void oneLineStaysOne()
    {
        QCOMPARE(cleanedLine("  one\ttwo\nthree\r\n"), QStringLiteral("  one two three"));
        QCOMPARE(cleanedLine("a\xff\x1b[2Jb"), QStringLiteral("a\ufffdb"));
    }

    void isBounded() { QCOMPARE(cleaned(QByteArray(10000, 'x'), 100).size(), 100); }

    void isNotCutWithinALetter() { QCOMPARE(cleaned("ab🎥", 3), QStringLiteral("ab")); }
};

QTEST_GUILESS_MAIN(BaseCleanedTest)
#include "base_cleaned_test.moc"
