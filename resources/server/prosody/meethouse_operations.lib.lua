-- meethouse_operations: what the administrator's program can ask for, many at a time.
--
--   { op = "list" }                                  → hosts: [ { name, state = "active" | "invited" | "disabled", id, created, expires, lastSeen,
--                                                       disabledSince, failed, lastFailed } ]: wrong passwords since the last sign-in
--   { op = "invite", name = …|nil, expires = s }     → link, token, id, name, expires (an open link for the same name dies)
--   { op = "reset", name, expires = s, lock = bool } → link, token, id, name, expires (lock: the old password stops working now)
--   { op = "withdraw", id }                          → nothing (or the name that all the links are for)
--   { op = "remove" | "disable" | "enable", name }   → nothing
--   { op = "rooms" }                                 → rooms: [ { name, owner, created, open } ], without passwords
--   { op = "reserve", room, owner = …|nil, password = …|nil } → password, link (no owner: opened by any host)
--   { op = "change", room, password = …|nil }        → password, link (who is in a meeting there stays)
--   { op = "release", room }                         → nothing
--   { op = "throwaway", name = "proof-…", password } → nothing; gone by itself after a quarter of an hour, and at a restart
--
-- Times are RFC 3339, UTC. Errors: exists, unknown, invited, disabled, expires-invalid, failed, and the words of meethouse_refusal.lib.lua.

local datetime = require "util.datetime".datetime;
local usermanager = require "core.usermanager";
local random_bytes = require "util.random".bytes;
local base64 = require "util.encodings".base64;
local array = require "util.array";

-- Handed in by mod_meethouse_hosts: a library that is required twice would be two, each with links of its own.
local policy, invitations, reserved, attempts;

local host = module.host;
local accounts = module:open_store("accounts");
local parked = module:open_store("meethouse_disabled");
local seen = module:open_store("meethouse_seen");
local week, longest = 7 * 86400, 366 * 86400;
local throwaway_seconds = 15 * 60;

local function is_throwaway(name) return name:match("^proof%-[a-z0-9]+$") ~= nil; end
local function is_disabled(name) return parked:get(name) ~= nil; end
local function failed(err) return { ok = false; error = err }; end

-- Who has only a link as yet is no account, and not nobody either.
local function missing(name)
	for one in invitations.each_open() do
		if one.kind == "account" and one.name == name then return failed("invited"); end
	end
	return failed("unknown");
end

local operations = {};

function operations.list()
	local hosts = array {};
	local resets = {};
	for one in invitations.each_open() do
		if one.kind == "reset" then
			resets[one.name] = one;
		else
			hosts:push { name = one.name; state = "invited"; id = one.id; created = datetime(one.created); expires = datetime(one.expires) };
		end
	end
	local function account(name, state, since)
		local day, wrong, reset = seen:get(name), attempts.of(name), resets[name];
		hosts:push {
			name = name; state = state; disabledSince = since and datetime(since);
			lastSeen = day and day.day; failed = wrong and wrong.count; lastFailed = wrong and datetime(wrong.last);
			id = reset and reset.id; expires = reset and datetime(reset.expires);
		};
	end
	for name in usermanager.users(host) do
		if not is_throwaway(name) then account(name, "active"); end
	end
	for name in parked:users() do account(name, "disabled", parked:get(name).meethouse_since); end
	return { ok = true; hosts = hosts };
end

local function link(kind, name, request)
	local lifetime = request.expires or week;
	if type(lifetime) ~= "number" or lifetime < 1 or lifetime > longest then return failed("expires-invalid"); end
	if name then
		invitations.withdraw(function (one) return one.kind == kind and one.name == name; end);
	end
	local token, one = invitations.create(kind, name, math.floor(lifetime));
	-- The token stands in the fragment, which no browser sends to a server's log.
	return { ok = true; link = "https://" .. host .. "/hosts/#" .. token; token = token; id = one.id; name = name; expires = datetime(one.expires) };
end

function operations.invite(request)
	local name = request.name;
	if name ~= nil then
		local ok, err = policy.check_name(name);
		if not ok then return failed(err); end
		if usermanager.user_exists(name, host) or is_disabled(name) then return failed("exists"); end
	end
	return link("account", name, request);
end

function operations.reset(request)
	local name = request.name;
	if not policy.check_name(name) then return failed("unknown"); end
	if is_disabled(name) then return failed("disabled"); end
	if not usermanager.user_exists(name, host) then return missing(name); end
	if request.lock and not usermanager.set_password(name, base64.encode(random_bytes(30)), host) then return failed("failed"); end
	return link("reset", name, request);
end

function operations.withdraw(request)
	local id = request.id;
	local gone = id and invitations.withdraw(function (one) return one.id == id or one.name == id; end) or 0;
	return gone > 0 and { ok = true } or failed("unknown");
end

function operations.remove(request)
	local name = request.name;
	if type(name) ~= "string" then return failed("unknown"); end
	local links = invitations.withdraw(function (one) return one.name == name; end);
	local was_disabled = is_disabled(name);
	if was_disabled then
		accounts:set(name, parked:get(name));
		parked:set(name, nil);
	end
	if not usermanager.user_exists(name, host) then return links > 0 and { ok = true } or failed("unknown"); end
	-- Whatever is stored by the name goes, and the sign-ins and rooms of it (see mod_meethouse_hosts).
	local ok = usermanager.delete_user(name, host);
	return ok and { ok = true } or failed("failed");
end

-- Prosody 0.12 has no disabled accounts. What an account is verified with is taken aside: nothing is left that any mechanism could accept.
function operations.disable(request)
	local name = request.name;
	if not policy.check_name(name) then return failed("unknown"); end
	if is_disabled(name) then return { ok = true }; end
	local credentials = accounts:get(name);
	if not credentials then return missing(name); end
	credentials.meethouse_since = os.time();
	if not (parked:set(name, credentials) and accounts:set(name, nil)) then return failed("failed"); end
	invitations.withdraw(function (one) return one.name == name; end);
	prosody.events.fire_event("meethouse-host-disabled", { username = name; host = host });
	return { ok = true };
end

function operations.enable(request)
	local name = request.name;
	if not policy.check_name(name) then return failed("unknown"); end
	local credentials = parked:get(name);
	if not credentials then return accounts:get(name) and { ok = true } or missing(name); end
	credentials.meethouse_since = nil;
	if not (accounts:set(name, credentials) and parked:set(name, nil)) then return failed("failed"); end
	return { ok = true };
end

function operations.rooms()
	local rooms = array {};
	for _, room in ipairs(reserved.list()) do rooms:push { name = room.name; owner = room.owner; created = room.created; open = room.open }; end
	return { ok = true; rooms = rooms };
end

local function told(room)
	return { ok = true; room = room.name; owner = room.owner; password = room.password; link = "https://" .. host .. "/" .. room.name };
end

function operations.reserve(request)
	local owner = request.owner;
	if owner ~= nil and not (policy.check_name(owner) and (usermanager.user_exists(owner, host) or is_disabled(owner))) then return failed("owner-unknown"); end
	local room, err = reserved.reserve(owner or reserved.anybody, request.room, request.password);
	if not room then return failed(err); end
	return told(room);
end

function operations.change(request)
	local room, err = reserved.change(nil, request.room, request.password);
	if not room then return failed(err); end
	return told(room);
end

function operations.release(request)
	local ok, err = reserved.release(nil, request.room);
	return ok and { ok = true } or failed(err);
end

function operations.throwaway(request)
	local name, password = request.name, request.password;
	if type(name) ~= "string" or not is_throwaway(name) then return failed("name-invalid"); end
	if type(password) ~= "string" or #password < 16 then return failed("password-short"); end
	if usermanager.user_exists(name, host) then return failed("exists"); end
	if not usermanager.create_user(name, password, host) then return failed("failed"); end
	module:add_timer(throwaway_seconds, function () operations.remove { name = name }; end);
	return { ok = true };
end

local function run(requests)
	invitations.drop_expired();
	local results = array {};
	for _, request in ipairs(requests) do
		local operation = type(request) == "table" and operations[request.op];
		if operation then
			local ok, result = pcall(operation, request);
			if not ok then module:log("error", "%s failed: %s", request.op, tostring(result)); end
			results:push(ok and result or failed("failed"));
		else
			results:push(failed("operation-unknown"));
		end
	end
	-- One write for all links; without it not one of them would live through a restart, so none is handed out.
	if not invitations.save() then return { ok = false; error = "not-saved" }; end
	return { ok = true; results = results };
end

-- A proof that was cut off, or a restart before its account's time was up.
local function remove_leftovers()
	local leftovers = {};
	for name in usermanager.users(host) do
		if is_throwaway(name) then leftovers[#leftovers + 1] = name; end
	end
	for _, name in ipairs(leftovers) do operations.remove { name = name }; end
end

return function (with)
	policy, invitations, reserved, attempts = with.policy, with.invitations, with.reserved, with.attempts;
	remove_leftovers();
	return { run = run; is_disabled = is_disabled; is_throwaway = is_throwaway };
end
