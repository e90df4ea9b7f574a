#pragma once

#include "base/error.h"
#include "wizard/look/card.h"

namespace meethouse
{

class Fold;
class Text;

// An error as a person reads it: what happened, why, what to do, and the raw words behind a fold. Not there while all
// is well.
class Trouble final : public Card
{
    Q_OBJECT

public:
    explicit Trouble(QWidget *parent = nullptr);

    void show(const Error &error);
    void clear();

private:
    Text *m_what;
    Text *m_rest;
    Text *m_detail;
    Fold *m_fold;
};

} // namespace meethouse
