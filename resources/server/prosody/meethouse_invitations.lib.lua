-- meethouse_invitations: one-time links, kept so that who reads the server's disk or a backup cannot use them.
--
-- Only the SHA-256 of a token is stored; the token itself is shown once, to whoever asked for it. Prosody's own store of invitations would be
-- written anew for every single one, which makes a thousand take minutes; here they are written together. Of links that are dead it is remembered
-- for a month how they died, so that who holds one can be told.

local sha256 = require "util.hashes".sha256;
local base64 = require "util.encodings".base64;
local random_bytes = require "util.random".bytes;

local month = 30 * 86400;
local store = module:open_store("meethouse_invitations");
local open;  -- by hash: { id, name (nil: free), kind ("account" or "reset"), created, expires, dead (nil: open) = "used" | "withdrawn" | "expired", since }
local dirty = false;

local function all()
	if not open then open = store:get(nil) or {}; end
	return open;
end

local function save()
	if not dirty then return true; end
	local ok, err = store:set(nil, next(open) and open or nil);
	if not ok then open = nil; end  -- what is on the disk holds
	dirty = false;
	return ok, err;
end

-- The name goes with it: nobody is to be remembered for a link that is dead.
local function bury(hash, how)
	all()[hash], dirty = { dead = how; since = os.time() }, true;
end

local function drop_expired()
	local now = os.time();
	for hash, one in pairs(all()) do
		if one.dead and one.since + month < now then
			all()[hash], dirty = nil, true;
		elseif not one.dead and one.expires <= now then
			bury(hash, "expired");
		end
	end
end

local function each_open()
	local hash, one;
	return function ()
		repeat hash, one = next(all(), hash); until not hash or not one.dead;
		return one, hash;
	end
end

-- How many there were.
local function withdraw(matches)
	local count = 0;
	for one, hash in each_open() do
		if matches(one) then
			bury(hash, "withdrawn");
			count = count + 1;
		end
	end
	return count;
end

-- Not written before save().
local function create(kind, name, lifetime)
	local token = base64.encode(random_bytes(18)):gsub("[+/]", { ["+"] = "-"; ["/"] = "_" });
	local hash = sha256(token, true);
	local now = os.time();
	local one = { id = hash:sub(1, 12); kind = kind; name = name; created = now; expires = now + lifetime };
	all()[hash], dirty = one, true;
	return token, one;
end

-- How a link died; nothing for one that is open, or that never was ours.
local function fate(token)
	local one = type(token) == "string" and #token <= 64 and all()[sha256(token, true)];
	if not one then return nil; end
	return one.dead or one.expires <= os.time() and "expired" or nil;
end

-- The shape that mod_invites_register expects of an invitation in a session.
local function as_validated(token)
	if type(token) ~= "string" or #token > 64 or fate(token) then return nil; end
	local hash = sha256(token, true);
	local one = all()[hash];
	if not one then return nil; end
	return {
		token = token; type = "register"; meethouse = one;
		additional_data = one.kind == "reset" and { allow_reset = one.name } or nil;
		-- Two browsers may have shown the same link before either chose a password.
		is_open = function () return all()[hash] == one and one.expires > os.time(); end;
		use = function ()
			bury(hash, "used");
			return save();
		end;
	};
end

return {
	each_open = each_open; save = save; create = create; withdraw = withdraw; drop_expired = drop_expired; fate = fate; as_validated = as_validated;
};
