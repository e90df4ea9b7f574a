-- The room passwords' shape, alphabet and evenness, with no Prosody: its random source is the system's here.
package.preload["util.random"] = function ()
	local source = assert(io.open("/dev/urandom", "rb"));
	return { bytes = function (count) return source:read(count); end };
end

local words = dofile(arg[1] .. "/meethouse_words.lib.lua");
assert(words.bits >= 40, "not enough bits");

local seen, counts, total = {}, {}, 20000;
for _ = 1, total do
	local password = words.room_password();
	assert(password:match("^%l%l%l%l%-%l%l%l%l%-%l%l%l%l%-%d%d$"), password);
	assert(not password:match("[cjhwqxy01]"), password);
	assert(not seen[password], "the same password twice");
	seen[password] = true;
	for at, letter in password:gmatch("()(%l)") do
		local kind = (at % 5) % 2 == 1 and "consonant" or "vowel";
		counts[kind .. letter] = (counts[kind .. letter] or 0) + 1;
	end
end
-- 14 consonants and 5 vowels, 6 of each in a password; 6 standard deviations allow for no false alarm.
for key, count in pairs(counts) do
	local share = key:match("^consonant") and 1 / 14 or 1 / 5;
	local expected, spread = total * 6 * share, math.sqrt(total * 6 * share * (1 - share));
	assert(math.abs(count - expected) < 6 * spread, key .. " comes too often or too seldom: " .. count);
end
print("words_test: " .. total .. " passwords of " .. ("%.1f"):format(words.bits) .. " bits, all different, evenly spread");
