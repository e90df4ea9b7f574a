-- Stand-in for the helpers the real set ships under the same names; no others.
local jid = require "util.jid";

local base = module:get_option_string("muc_mapper_domain_base", module.host);
local prefix = module:get_option_string("muc_mapper_domain_prefix", "conference");
local muc_domain = module:get_option_string("muc_mapper_domain", prefix .. "." .. base);

local function starts_with(text, start)
	return text ~= nil and text:sub(1, #start) == start;
end

local function ends_with(text, ending)
	return ending == "" or text:sub(-#ending) == ending;
end

local function starts_with_one_of(text, starts)
	for _, start in ipairs(starts) do
		if starts_with(text, start) then return start; end
	end
	return false;
end

local function is_healthcheck_room(room_jid)
	return starts_with(room_jid, "__jicofo-health-check");
end

local function extract_subdomain(node)
	return node:match("^%[([^%]]+)%](.+)$");
end

local function get_room_from_jid(room_jid)
	local host = prosody.hosts[jid.host(room_jid)];
	local muc = host and host.modules.muc;
	return muc and muc.get_room_from_jid(room_jid);
end

local function get_room_by_name_and_subdomain(name, subdomain)
	local node = (subdomain and subdomain ~= "" and subdomain ~= base) and ("[" .. subdomain .. "]" .. name) or name;
	return get_room_from_jid(jid.join(node, muc_domain));
end

-- The stand-in set has no sub-domains: a room's inner and outer address are the same.
local function same_jid(room_jid)
	return room_jid;
end

local function room_jid_split_subdomain(room_jid)
	return jid.split(room_jid);
end

local function get_focus_occupant(room)
	return room:get_occupant_by_nick(room.jid .. "/focus");
end

local function presence_check_status(x, code)
	if not x then return false; end
	for status in x:childtags("status") do
		if status.attr.code == code then return true; end
	end
	return false;
end

-- Calls back with the host's module context: now if the host is there, else each time a host of that name comes up.
local function process_host_module(name, callback)
	local function process(host)
		if host == name then callback(module:context(host), host); end
	end
	if prosody.hosts[name] then
		process(name);
	else
		module:log("info", "No host/component found, will wait for it: %s", name);
		prosody.events.add_handler("host-activated", process);
	end
end

local function table_shallow_copy(source)
	local copy = {};
	for key, value in pairs(source) do copy[key] = value; end
	return copy;
end

return {
	ends_with = ends_with;
	extract_subdomain = extract_subdomain;
	get_focus_occupant = get_focus_occupant;
	get_room_by_name_and_subdomain = get_room_by_name_and_subdomain;
	get_room_from_jid = get_room_from_jid;
	internal_room_jid_match_rewrite = same_jid;
	is_healthcheck_room = is_healthcheck_room;
	presence_check_status = presence_check_status;
	process_host_module = process_host_module;
	room_jid_match_rewrite = same_jid;
	room_jid_split_subdomain = room_jid_split_subdomain;
	starts_with = starts_with;
	starts_with_one_of = starts_with_one_of;
	table_shallow_copy = table_shallow_copy;
};
