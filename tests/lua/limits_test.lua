-- Waits after wrong passwords: when they begin, how they grow and fade, and that memory is bounded.
package.loaded["util.cache"] = dofile(arg[2] .. "/usr/lib/prosody/util/cache.lua");
local new_limits = dofile(arg[1] .. "/meethouse_limits.lib.lua");

local limits = new_limits { size = 100; free = 3; first = 4; longest = 60; half_life = 600 };
local at = 1000;
for _ = 1, 3 do
	limits.add("anna", at);
	assert(limits.wait("anna", at) == 0, "the first three cost nothing");
end
local waits = {};
for _ = 1, 8 do
	limits.add("anna", at);
	waits[#waits + 1] = limits.wait("anna", at);
end
for number, wanted in ipairs { 4, 8, 16, 32, 60, 60, 60, 60 } do assert(waits[number] == wanted, number .. ": " .. waits[number]); end
assert(limits.wait("anna", at + 59.5) == 1 and limits.wait("anna", at + 60) == 0);
assert(limits.wait("berta", at) == 0, "nobody else waits");

assert(limits.count("anna", at) == 11 and limits.count("anna", at + 600) == 5.5, "half after its time");
limits.add("anna", at + 3 * 600);
assert(limits.wait("anna", at + 3 * 600) == 0, "what is long ago counts less");
limits.add("anna", at + 30 * 600);
assert(limits.count("anna", at + 30 * 600) < 1.01, "and at last for nothing");

limits.add("carla", at, 0);
assert(limits.wait("carla", at) == 4, "fewer free ones where asked for");
limits.take_back("carla", at);
assert(limits.wait("carla", at) == 0 and limits.count("carla", at) == 0);
limits.add("dora", at, 0);
limits.forget("dora");
assert(limits.wait("dora", at) == 0);

-- A clock that was set back.
limits.add("emil", at);
assert(limits.count("emil", at - 100000) == 1);

-- So many that 2 ^ faults is infinite.
for _ = 1, 5000 do limits.add("frieda", at); end
assert(limits.wait("frieda", at) == 60);

collectgarbage();
local before = collectgarbage("count");
for number = 1, 100000 do limits.add("guess-" .. number, at); end
assert(limits.size() == 100);
collectgarbage();
assert(collectgarbage("count") - before < 100, "memory grows with the number of guesses");
print("limits_test: waits begin, double, end and fade");
