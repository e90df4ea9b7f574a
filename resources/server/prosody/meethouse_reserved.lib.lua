-- meethouse_reserved: rooms with a lasting password, each of a host's own, or of the server's (opened by any host).
--
-- A room is named by what stands in its address, as the web client writes it: small letters, everything beyond ASCII in percent codes. The password has
-- to be here in clear: it is shown to the owner and compared with what guests type.

local datetime = require "util.datetime".datetime;

local policy = module:require "meethouse_policy";
local words = module:require "meethouse_words";

local store = module:open_store("meethouse_rooms");  -- by owner: { [name] = { password, created } }
local anybody = "@";  -- no host's name: the server's own rooms
local most = { [anybody] = 1000 };
local domain = module.host;

local by_name = {};  -- { owner, password, created }
for owner in store:users() do
	for name, room in pairs(store:get(owner) or {}) do
		by_name[name] = { owner = owner; password = room.password; created = room.created };
	end
end

local reserved = { limit = module:get_option_number("meethouse_rooms_per_host", 20); anybody = anybody };
local owner_only = module:get_option_string("meethouse_reserved_rooms", "owner") == "owner";

local function of(owner)
	local rooms, count = {}, 0;
	for name, room in pairs(by_name) do
		if room.owner == owner then
			rooms[name], count = { password = room.password; created = room.created }, count + 1;
		end
	end
	return rooms, count;
end

local function meeting(name)
	local conference = prosody.hosts["conference." .. domain];
	return conference and conference.modules.muc and conference.modules.muc.get_room_from_jid(name .. "@conference." .. domain);
end

-- What is on the disk holds: a change that could not be written is none.
local function write(name, room, owner)
	local before = by_name[name];
	by_name[name] = room;
	local rooms = of(owner);
	if store:set(owner, next(rooms) and rooms or nil) then return true; end
	by_name[name] = before;
	return nil, "failed";
end

local function shown(name)
	local room = by_name[name];
	return { name = name; owner = room.owner ~= anybody and room.owner or nil; password = room.password; created = datetime(room.created);
		open = meeting(name) ~= nil };
end

function reserved.reserve(owner, name, password)
	local ok, err = policy.check_room(name);
	if not ok then return nil, err; end
	if by_name[name] then return nil, "room-taken"; end
	password = password or words.room_password();
	ok, err = policy.check_room_password(password);
	if not ok then return nil, err; end
	local _, count = of(owner);
	if count >= (most[owner] or reserved.limit) then return nil, "room-limit"; end
	ok, err = write(name, { owner = owner; password = password; created = os.time() }, owner);
	if not ok then return nil, err; end
	return shown(name);
end

-- owner: nil for the administrator, who may release any.
local function find(owner, name)
	local room = type(name) == "string" and by_name[name];
	return room and (owner == nil or room.owner == owner) and room or nil;
end

function reserved.change(owner, name, password)
	local room = find(owner, name);
	if not room then return nil, "room-unknown"; end
	password = password or words.room_password();
	local ok, err = policy.check_room_password(password);
	if not ok then return nil, err; end
	ok, err = write(name, { owner = room.owner; password = password; created = room.created }, room.owner);
	if not ok then return nil, err; end
	prosody.events.fire_event("meethouse-room-password", { room = name .. "@conference." .. domain; old = room.password; new = password });
	return shown(name);
end

function reserved.release(owner, name)
	local room = find(owner, name);
	if not room then return nil, "room-unknown"; end
	return write(name, nil, room.owner);
end

function reserved.release_all(owner)
	for name in pairs((of(owner))) do by_name[name] = nil; end
	store:set(owner, nil);
end

function reserved.list(owner)
	local rooms = {};
	for name, room in pairs(by_name) do
		if owner == nil or room.owner == owner then rooms[#rooms + 1] = shown(name); end
	end
	table.sort(rooms, function (one, other) return one.name < other.name; end);
	return rooms;
end

function reserved.password_of(name)
	local room = by_name[name];
	return room and room.password;
end

function reserved.may_open(name, account)
	local room = by_name[name];
	return not room or not owner_only or room.owner == anybody or room.owner == account;
end

function reserved.opened_by() return owner_only and "owner" or "hosts"; end

return reserved;
