#include "secrets/random.h"
#include "secrets/secret.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <malloc.h>

#include <cstdlib>
#include <cstring>
#include <new>

using namespace meethouse;

namespace
{

constexpr const char *planted = "planted";
bool watching = false;
int leaked = 0;

} // namespace

// Every block that is given back is looked through for what should not be in it any more.
void *operator new(std::size_t size)
{
    if (void *block = std::malloc(size))
        return block;
    throw std::bad_alloc();
}

void operator delete(void *block) noexcept
{
    if (watching && block && memmem(block, malloc_usable_size(block), planted, std::strlen(planted)))
        ++leaked;
    std::free(block);
}

void operator delete(void *block, std::size_t) noexcept
{
    operator delete(block);
}

class SecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void isWipedWhenItGoes_data();
    void isWipedWhenItGoes();
    void takeWipesWhereItCameFrom();
    void movesWithoutACopy();
    void randomPasswordsAreOfHarmlessLettersAndNeverTheSame();
};

void SecretsTest::isWipedWhenItGoes_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("short enough for a string's inside") << 8;
    QTest::newRow("long") << 300;
}

void SecretsTest::isWipedWhenItGoes()
{
    QFETCH(int, length);
    const auto value = std::string(planted) + std::string(static_cast<std::size_t>(length), 'x');
    watching = true;
    leaked = 0;
    {
        Secret first(value);
        Secret second = first.clone();
        second = std::move(first);
        const Secret third(std::move(second));
        QCOMPARE(third.reveal().size(), value.size());
    }
    watching = false;
    QCOMPARE(leaked, 0);

    // The watch itself must be able to see something.
    watching = true;
    delete new std::string(value + value + value);
    watching = false;
    QVERIFY(leaked > 0);
}

void SecretsTest::takeWipesWhereItCameFrom()
{
    std::string source(200, 'p');
    const char *bytes = source.data();
    const auto secret = Secret::take(source);
    QCOMPARE(secret.reveal().size(), 200U);
    QVERIFY(source.empty());
    QCOMPARE(std::memchr(bytes, 'p', 200), nullptr);
}

void SecretsTest::movesWithoutACopy()
{
    Secret first(
        "a long enough secret that it does not live inside of the string object itself, which is what matters");
    const char *bytes = first.reveal().data();
    const Secret second(std::move(first));
    QCOMPARE(static_cast<const void *>(second.reveal().data()), static_cast<const void *>(bytes));
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question
}

void SecretsTest::randomPasswordsAreOfHarmlessLettersAndNeverTheSame()
{
    static const QRegularExpression harmless(QStringLiteral("\\A[A-Za-z0-9]{24}\\z"));
    QSet<QString> seen;
    for (int i = 0; i < 500; ++i) {
        const auto password = randomPassword();
        const auto text = QString::fromUtf8(password.reveal().data(), static_cast<qsizetype>(password.reveal().size()));
        QVERIFY2(harmless.match(text).hasMatch(), qPrintable(text));
        seen.insert(text);
    }
    QCOMPARE(seen.size(), 500);
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "secrets_test.moc"
