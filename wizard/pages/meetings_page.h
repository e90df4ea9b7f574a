#pragma once

#include "wizard/look/page.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// Few switches, safe as they stand, each with what it means.
class MeetingsPage final : public Page
{
    Q_OBJECT

public:
    explicit MeetingsPage(Setup &setup, QWidget *parent = nullptr);
};

} // namespace meethouse
