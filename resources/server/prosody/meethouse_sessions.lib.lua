-- meethouse_sessions: which of the sign-ins that jicofo remembers still count.
--
-- jicofo gives a browser a session, and knows a host again by it for up to a day, whatever has become of the account meanwhile. So what counts is kept
-- here: a session is born when its account signs in, in our sight, and ends when we say so. Only its SHA-256 is on the disk; the session itself, which
-- jicofo wants to be told when it is to forget one, is in memory only.

local sha256 = require "util.hashes".sha256;

local store = module:open_store("meethouse_sessions");  -- by account: { [hash] = time of last use }
local lifetime = 25 * 3600;  -- jicofo's is a day from the last use
local known = {};  -- by hash: { account, used, id }

for account in store:users() do
	for hash, used in pairs(store:get(account) or {}) do known[hash] = { account = account; used = used }; end
end

local function is_over(one) return one.used + lifetime < os.time(); end

local function save(account)
	local all = {};
	for hash, one in pairs(known) do
		if one.account == account then
			if is_over(one) then known[hash] = nil; else all[hash] = one.used; end
		end
	end
	store:set(account, next(all) and all or nil);
end

local sessions = {};

function sessions.born(id, account)
	local hash = sha256(id, true);
	local one = known[hash];
	if one and one.account == account and os.time() - one.used < 3600 then
		one.id = id;
		return;
	end
	known[hash] = { account = account; used = os.time(); id = id };
	save(account);
end

-- The account behind a session, nothing where it does not count.
function sessions.account_of(id)
	local one = id and known[sha256(id, true)];
	if not one or is_over(one) then return nil; end
	sessions.born(id, one.account);
	return one.account;
end

function sessions.drop(id)
	local hash = sha256(id, true);
	local one = known[hash];
	if not one then return end
	known[hash] = nil;
	save(one.account);
end

-- Ends all of an account's, and gives those that jicofo can be told about.
function sessions.end_all(account)
	local ids = {};
	for hash, one in pairs(known) do
		if one.account == account then
			ids[#ids + 1] = one.id;
			known[hash] = nil;
		end
	end
	store:set(account, nil);
	return ids;
end

return sessions;
