#pragma once

#include <QListView>

namespace meethouse
{

// The servers in the rail: a mark and a name each, as high as they are many.
class ServerView final : public QListView
{
    Q_OBJECT

public:
    explicit ServerView(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace meethouse
