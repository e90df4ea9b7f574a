-- meethouse_words: room passwords that can be said on the telephone.
--
-- Three times consonant-vowel-consonant-vowel and two digits, as in "bado-kire-lumo-47": 6 * log2(14 * 5) + 2 * log2(8) = 42.8 bits. Letters and
-- digits that are easily mistaken for another (c and k, i and j, 0 and o, 1 and l) are left out, or stand for themselves in every language of ours.

local random_bytes = require "util.random".bytes;

local consonants, vowels, digits = "bdfgklmnprstvz", "aeiou", "23456789";

-- Bytes above the largest multiple of the alphabet are thrown away, so that no letter is likelier than another.
local function pick(alphabet)
	local limit = 256 - 256 % #alphabet;
	local byte;
	repeat byte = random_bytes(1):byte(); until byte < limit;
	local at = byte % #alphabet + 1;
	return alphabet:sub(at, at);
end

local function room_password()
	local parts = {};
	for group = 1, 3 do
		parts[group] = pick(consonants) .. pick(vowels) .. pick(consonants) .. pick(vowels);
	end
	parts[4] = pick(digits) .. pick(digits);
	return table.concat(parts, "-");
end

return { room_password = room_password; bits = 6 * math.log(#consonants * #vowels, 2) + 2 * math.log(#digits, 2) };
