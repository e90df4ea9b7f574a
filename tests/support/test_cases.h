#pragma once

#include <QTest>

#include <functional>
#include <vector>

// Several classes of tests in one program: a file ends with `static const TestCase<ItsTest> registered;`.
namespace meethouse
{

inline std::vector<std::function<int(int, char **)>> &testCases()
{
    static std::vector<std::function<int(int, char **)>> cases;
    return cases;
}

template <typename Test>
struct TestCase {
    TestCase()
    {
        testCases().emplace_back([](int count, char **words) {
            Test test;
            return QTest::qExec(&test, count, words);
        });
    }
};

} // namespace meethouse
