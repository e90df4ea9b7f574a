-- meethouse_limits: counts what went wrong by a key, and says how long this key has to wait. What is long ago counts less and less; memory is bounded:
-- the keys that were not used for longest go first.
--
--   size       how many keys are remembered
--   free       so many cost nothing; after them each doubles the wait
--   first      the first wait, in seconds, and `longest` the last
--   half_life  after so many seconds a fault counts for half

local new_cache = require "util.cache".new;

return function (options)
	local faults = new_cache(options.size);
	local limits = {};

	local function faded(one, now) return one.count * 0.5 ^ (math.max(0, now - one.at) / options.half_life); end

	function limits.count(key, now)
		local one = faults:get(key);
		return one and faded(one, now) or 0;
	end

	function limits.wait(key, now)
		local one = faults:get(key);
		return one and math.max(0, math.ceil(one.shut_until - now)) or 0;
	end

	function limits.add(key, now, free)
		local one = faults:get(key) or { count = 0; at = now; shut_until = 0 };
		one.count, one.at = faded(one, now) + 1, now;
		local over = one.count - (free or options.free);
		if over > 0 then one.shut_until = now + math.min(options.longest, options.first * 2 ^ (math.min(over, 32) - 1)); end
		faults:set(key, one);
	end

	-- It was no fault after all: one less.
	function limits.take_back(key, now)
		local one = faults:get(key);
		if not one then return end
		one.count, one.at, one.shut_until = math.max(0, faded(one, now) - 1), now, 0;
	end

	function limits.forget(key) faults:set(key, nil); end

	function limits.size() return faults:count(); end

	return limits;
end
