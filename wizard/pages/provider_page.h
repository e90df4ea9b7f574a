#pragma once

#include "wizard/look/page.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// What the papers need to know of who runs the service.
class ProviderPage final : public Page
{
    Q_OBJECT

public:
    explicit ProviderPage(Setup &setup, QWidget *parent = nullptr);
};

} // namespace meethouse
