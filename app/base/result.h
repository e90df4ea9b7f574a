#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace meethouse
{

// Every core call that can fail returns this; no exception crosses a room's door.
template <typename T>
using Result = tl::expected<T, Error>;

// Result<void> of a call that went well is `return {};`, a failed one `return failure(error);`.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace meethouse
