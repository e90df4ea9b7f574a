#pragma once

#include "ssh/remote.h"

#include <QJsonArray>
#include <QJsonObject>

namespace meethouse
{

// Hands operations to mod_meethouse_hosts (its operations stand in meethouse_operations.lib.lua) and gives their
// results, one each, in order. The request goes through standard input, so it may hold a password.
Result<QList<QJsonObject>> callHosts(Remote &remote, const QJsonArray &operations, std::stop_token stop);

} // namespace meethouse
