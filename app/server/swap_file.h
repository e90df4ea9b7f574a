#pragma once

#include "server/survey.h"

namespace meethouse
{

// Whether a small server gets a swap file from us, and why not.
struct SwapFile {
    enum class Answer { Made, Another, EnoughMemory, Container, FileSystem, NoRoom, Unknown };
    Answer answer = Answer::Unknown;
    int mebibytes = 0; // of the one that is made; one of ours that is there stays as large as it is
};
SwapFile swapFileFor(const Survey &survey);

} // namespace meethouse
