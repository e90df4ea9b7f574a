-- meethouse_invitations: one-time links, kept so that who reads the server's disk or a backup cannot use them.
--
-- Only the SHA-256 of a token is stored; the token itself is shown once, to whoever asked for it. Prosody's own store of invitations would be
-- written anew for every single one, which makes a thousand take minutes; here they are written together.

local sha256 = require "util.hashes".sha256;
local base64 = require "util.encodings".base64;
local random_bytes = require "util.random".bytes;

local store = module:open_store("meethouse_invitations");
local open;  -- by hash: { id, name (nil: free), kind ("account" or "reset"), created, expires }
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

local function forget(hash)
	all()[hash], dirty = nil, true;
end

local function drop_expired()
	local now = os.time();
	local gone = {};
	for hash, one in pairs(all()) do
		if one.expires <= now then gone[#gone + 1] = hash; end
	end
	for _, hash in ipairs(gone) do forget(hash); end
end

-- A name has at most one open link of a kind: a new one takes the place of the old.
local function withdraw(matches)
	local gone = {};
	for hash, one in pairs(all()) do
		if matches(one) then gone[#gone + 1] = hash; end
	end
	for _, hash in ipairs(gone) do forget(hash); end
	return #gone;
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

-- The shape that mod_invites_register expects of an invitation in a session.
local function as_validated(token)
	if type(token) ~= "string" or #token > 64 then return nil; end
	local hash = sha256(token, true);
	local one = all()[hash];
	if not one or one.expires <= os.time() then return nil; end
	return {
		token = token; type = "register"; meethouse = one;
		additional_data = one.kind == "reset" and { allow_reset = one.name } or nil;
		-- Two browsers may have shown the same link before either chose a password.
		is_open = function () return all()[hash] == one and one.expires > os.time(); end;
		use = function ()
			forget(hash);
			return save();
		end;
	};
end

return { all = all; save = save; create = create; withdraw = withdraw; drop_expired = drop_expired; as_validated = as_validated };
